"""Checking a file without landing it (`daiban check`).

Belongs here: the findings of one path, whatever it is. Does not belong here: printing, exit
codes, the return workbook.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pipelines.catalog.model.folder import Catalog
from pipelines.intake.inventory import NOT_A_FILE, SUFFIXES, UNREADABLE, UNSUPPORTED
from pipelines.intake.isolate import Job, read_all
from pipelines.intake.limits import Limits
from pipelines.intake.outcome import FileOutcome, Finding, unusable


def check_file(catalog: Catalog, path: Path, now: datetime, limits: Limits) -> list[Finding]:
    """All findings of the file, as if it were received now. Never raises for a bad file."""
    return check_outcome(catalog, path, now, limits).all_findings()


def check_outcome(
    catalog: Catalog, path: Path, now: datetime, limits: Limits, account: bool = False
) -> FileOutcome:
    """The whole outcome, for the return workbook; on request with the account of all cells."""
    refusal = refusal_of(path)
    if refusal is not None:
        rule, message = refusal
        return unusable(str(path), "unsupported", rule, message)
    job = Job(str(path), path, now, account)
    _index, outcome = next(iter(list(read_all(catalog, [job], limits))))
    return outcome


def refusal_of(path: Path) -> tuple[str, str] | None:
    """Rule and message for what is not even opened; None for what a child may read."""
    try:
        if not path.exists():
            return "no_such_file", f"找不到文件“{path}”。请检查路径和文件名。"
        if path.is_dir():
            return "not_a_file", NOT_A_FILE.format(kind="文件夹")
        if not path.is_file():
            return "not_a_file", NOT_A_FILE.format(kind="管道、设备或套接字")
        if path.suffix.lower() not in SUFFIXES:
            return "unsupported", UNSUPPORTED.format(suffix=path.suffix or "无扩展名")
        with path.open("rb"):
            return None
    except OSError:
        return "unreadable_file", UNREADABLE
