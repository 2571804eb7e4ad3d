"""The annotated copy of the office's workbook.

Belongs here: the order of the steps. Does not belong here: any step. Runs in a child process
(`isolated.py`).
"""

from __future__ import annotations

import io
from pathlib import Path

from pipelines.feedback.annotate import clear_earlier, mark_cells
from pipelines.feedback.list_sheet import write_list
from pipelines.feedback.office_workbook import open_copy
from pipelines.feedback.plan import Plan
from pipelines.feedback.wording import wording
from pipelines.intake.limits import Limits


def annotated_copy(location: Path, plan: Plan, limits: Limits) -> bytes:
    """The copy as .xlsx; the file at `location` is only read."""
    words = wording()
    copy = open_copy(location, limits)
    remarks = [words.say("list", "rebuilt")] if copy.rebuilt else []
    if copy.without_macros:
        remarks.append(words.say("list", "macros"))
    clear_earlier(copy.book, words)
    mark_cells(copy.book, plan.marks, words)
    write_list(copy.book, plan, remarks, words)
    stream = io.BytesIO()
    copy.book.save(stream)
    return stream.getvalue()
