"""Writing the copy in a child process, for it opens a stranger's file.

Belongs here: the child's limits and both ends of the pipe. Does not belong here: workbooks.
`python -m pipelines.feedback.isolated` is the child: a task on standard input, the workbook
on standard output.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

from pipelines.feedback.options import AnswerOptions
from pipelines.feedback.plan import Plan
from pipelines.intake.limits import Limits


def workbook_bytes(
    location: Path, plan: Plan, limits: Limits, options: AnswerOptions
) -> bytes | None:
    """The copy; None when the file breaks or stalls the writer, which costs only the copy."""
    root = Path(__file__).resolve().parents[2]
    paths = [str(root), os.environ.get("PYTHONPATH", "")]
    memory = limits.memory_bytes * options.memory_times
    task = pickle.dumps((location.absolute(), plan, limits, memory))
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pipelines.feedback.isolated"],
            input=task,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.seconds * options.times_reading,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode == 0 and done.stdout else None


def main() -> None:
    """The child: one task."""
    from pipelines.feedback.return_workbook import annotated_copy
    from pipelines.intake.worker import limit_memory

    location, plan, limits, memory = pickle.load(sys.stdin.buffer)
    result = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not end up in the workbook
    limit_memory(memory)
    content = annotated_copy(location, plan, limits)
    with result:
        result.write(content)


if __name__ == "__main__":
    main()
