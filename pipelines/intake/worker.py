"""The child process that reads files: `python -m pipelines.intake.worker IN OUT`.

Belongs here: limits of the process and the loop. It talks over two inherited pipes and
prints nothing. Does not belong here: reading (`process.py`).
"""

from __future__ import annotations

import gc
import pickle
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from pipelines.intake.account import account_of
from pipelines.intake.desk import Desk
from pipelines.intake.isolate import Job
from pipelines.intake.limits import Limits
from pipelines.intake.outcome import FileOutcome, SheetAccount, unusable
from pipelines.intake.process import read_file
from pipelines.intake.refusals import Unreadable, corrupt

BROKEN = (
    "读取时出错（{error}），没有读取。"
    "请用 Excel 打开后另存为新的 .xlsx 再报送；仍不行请联系管理员。"
)


def main() -> None:
    """Serve until the parent closes its end."""
    source = Connection(int(sys.argv[1]), writable=False)
    target = Connection(int(sys.argv[2]), readable=False)
    desk = Desk.of(pickle.loads(source.recv_bytes()))
    limits: Limits = source.recv()
    limit_memory(limits.memory_bytes)
    gc.disable()  # millions of tuples without cycles: collected once a file instead
    gc.collect()
    gc.freeze()  # what stays for good is not looked through after every file
    target.send("ready")
    while True:
        try:
            job: Job = source.recv()
        except EOFError:
            return
        try:
            outcome = read_safely(desk, job, limits)
            if job.account:
                outcome.account = account_safely(desk, job.location, outcome, limits)
            if not job.cells:
                forget_cells(outcome)
            content = pickle.dumps(outcome, protocol=pickle.HIGHEST_PROTOCOL)
        except MemoryError:
            outcome, content = None, pickle.dumps(None)
        target.send_bytes(content)
        del outcome, content
        gc.collect()


def read_safely(desk: Desk, job: Job, limits: Limits) -> FileOutcome:
    """`read_file`, with whatever a reader library throws at a broken file made a refusal."""
    file = job.file
    try:
        return read_file(desk, file, job.location, job.received_at, limits, job.corrections)
    except MemoryError:
        raise
    except OSError:
        return unusable(file, "rejected", "unreadable_file", corrupt().message)
    except BaseException as error:  # calamine's panics are no Exceptions
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        message = BROKEN.format(error=type(error).__name__)
        return unusable(file, "rejected", "reader_failed", message)


def forget_cells(outcome: FileOutcome) -> None:
    """A million cells cost the parent a gigabyte; records stay, to be counted."""
    for submission in outcome.submissions:
        submission.cells, submission.labels = [], []
    outcome.labels = []


def account_safely(
    desk: Desk, location: Path, outcome: FileOutcome, limits: Limits
) -> list[SheetAccount]:
    """`account_of`; a file that could not be read has no cells to account for."""
    try:
        return account_of(desk, location, outcome, limits)
    except (Unreadable, OSError):
        return []


def limit_memory(size: int) -> None:
    """Limit the address space, where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
