"""The annotated copy of the office's workbook.

Belongs here: the order of the steps, and saving without ever leaving half a file. Does not
belong here: any step. Runs in a child process (`isolated.py`).
"""

from __future__ import annotations

from pathlib import Path

from pipelines.feedback.annotate import clear_earlier, mark_cells
from pipelines.feedback.list_sheet import write_list
from pipelines.feedback.office_workbook import open_copy
from pipelines.feedback.plan import Plan
from pipelines.feedback.wording import wording
from pipelines.intake.limits import Limits


def write_workbook(location: Path, plan: Plan, target: Path, limits: Limits) -> None:
    """Write the copy to `target`; the file at `location` is only read."""
    words = wording()
    copy = open_copy(location, limits)
    remarks = [words.say("list", "rebuilt")] if copy.rebuilt else []
    if copy.without_macros:
        remarks.append(words.say("list", "macros"))
    clear_earlier(copy.book, words)
    mark_cells(copy.book, plan.marks, words)
    write_list(copy.book, plan, remarks, words)
    part = target.with_name(f".{target.name}.part")
    try:
        copy.book.save(part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
