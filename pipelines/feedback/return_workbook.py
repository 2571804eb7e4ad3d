"""The annotated copy of the office's workbook.

Belongs here: the order of the steps. Does not belong here: any step. Runs in a child process
(`isolated.py`).
"""

from __future__ import annotations

import io
from pathlib import Path

from pipelines.feedback.annotate import mark_cells
from pipelines.feedback.clear import clear_earlier
from pipelines.feedback.list_sheet import write_list
from pipelines.feedback.office_workbook import Copy, open_copy
from pipelines.feedback.plan import Plan
from pipelines.feedback.remarks import remarks_on
from pipelines.feedback.results import with_results
from pipelines.feedback.wording import wording
from pipelines.intake.limits import Limits


def annotated_copy(location: Path, plan: Plan, limits: Limits) -> bytes:
    """The copy as .xlsx; the file at `location` is only read."""
    words = wording()
    copy = open_copy(location, limits)
    clear_earlier(copy.book, words)
    marked = {copy.names.in_copy(sheet) for sheet, _cell in plan.marks}
    remarks = remarks_on(copy, marked, words)
    memory = mark_cells(copy.book, plan.marks, copy.names, words)
    write_list(copy.book, plan, remarks, copy.names, memory, words)
    return _saved(copy)


def _saved(copy: Copy) -> bytes:
    stream = io.BytesIO()
    copy.book.save(stream)
    sheets = {
        page.path.lstrip("/"): copy.own_sheets[page.title]
        for page in copy.book.worksheets
        if page.title in copy.own_sheets
    }
    return with_results(stream.getvalue(), sheets) if sheets else stream.getvalue()
