"""Writing the copy in a child process, for it opens a stranger's file.

Belongs here: the child's limits and both ends of the pipe. Does not belong here: workbooks.
`python -m pipelines.feedback.isolated` is the child; it prints nothing.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

from pipelines.feedback.plan import Plan
from pipelines.intake.limits import Limits

TIMES_READING = 6  # writing with formatting costs this much more than reading
MEMORY_TIMES = 2


def write_workbook_isolated(location: Path, plan: Plan, target: Path, limits: Limits) -> bool:
    """Whether the copy was written; a file that breaks or stalls the writer costs the copy."""
    root = Path(__file__).resolve().parents[2]
    paths = [str(root), os.environ.get("PYTHONPATH", "")]
    task = pickle.dumps((location.absolute(), plan, target.absolute(), limits))
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pipelines.feedback.isolated"],
            input=task,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=limits.seconds * TIMES_READING,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
            check=False,
        )
    except subprocess.TimeoutExpired:
        target.with_name(f".{target.name}.part").unlink(missing_ok=True)
        return False
    return done.returncode == 0


def main() -> None:
    """The child: one task from standard input."""
    from pipelines.feedback.return_workbook import write_workbook
    from pipelines.intake.worker import limit_memory

    location, plan, target, limits = pickle.load(sys.stdin.buffer)
    limit_memory(limits.memory_bytes * MEMORY_TIMES)
    write_workbook(location, plan, target, limits)


if __name__ == "__main__":
    main()
