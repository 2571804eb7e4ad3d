"""Marks on the office's cells: colour, frame, comment.

Belongs here: putting marks on. Does not belong here: which cells are marked (`plan.py`), what
a mark looks like (`looks.py`), taking marks off (`clear.py`).
"""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Border
from openpyxl.workbook import Workbook
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.feedback.conditions import overrule_conditions
from pipelines.feedback.looks import SIDES, fill_for, frame_for, side_for
from pipelines.feedback.memory import StyleMemory
from pipelines.feedback.plan import Mark
from pipelines.feedback.sheet_names import SheetNames
from pipelines.feedback.text_cells import clean
from pipelines.feedback.widths import lines_needed
from pipelines.feedback.wording import Wording

COMMENT_WIDTH = 340  # pixels; about 24 Chinese characters a line
LINE_LENGTH, LINE_HEIGHT = 46, 17
LARGEST_MERGE = 10_000  # cells of a merged range that get a frame


def mark_cells(
    book: Workbook, marks: Mapping[tuple[str, str], Mark], names: SheetNames, words: Wording
) -> StyleMemory:
    """Mark the cells; marks of sheets that are not there are left. Returns their own looks."""
    pages = {page.title: page for page in book.worksheets}
    merged = {title: _merged_ranges(page) for title, page in pages.items()}
    memory = StyleMemory()
    marked: dict[str, dict[str, list[str]]] = {}
    for (sheet, address), mark in marks.items():
        title = names.in_copy(sheet)
        page = pages.get(title)
        if page is None:
            continue
        cell = page[address]
        span = merged[title].get((int(cell.row or 0), int(cell.column or 0)))
        if span is not None and isinstance(cell, MergedCell):
            cell = page.cell(span.min_row, span.min_col)
        number = memory.remember(cell)
        cell.fill = fill_for(mark.severity)
        if span is None:
            cell.border = frame_for(mark.severity)
        else:
            _frame_merge(page, span, mark.severity)
        cell.comment = _comment(cell.comment, mark, number, words)
        marked.setdefault(title, {}).setdefault(mark.severity, []).append(cell.coordinate)
    for title, by_severity in marked.items():
        overrule_conditions(pages[title], by_severity)
    return memory


def sized(text: str, author: str) -> Comment:
    """A comment that shows all its text without scrolling, where the screen allows."""
    content = clean(text)
    lines = lines_needed(content, LINE_LENGTH)
    height = min(560, 22 + LINE_HEIGHT * lines)
    return Comment(content, clean(author), height=height, width=COMMENT_WIDTH)


def _comment(before: Comment | None, mark: Mark, number: int, words: Wording) -> Comment:
    """What stood there stays first; the author carries the number of the cell's own look."""
    own = "\n".join([words["marker"], *mark.paragraphs])
    signed = f"{words['author']}#{number}"
    if before is None:
        return sized(own, signed)
    author = f"{before.author};{signed}" if before.author else signed
    return sized(f"{before.text.rstrip()}\n{own}", author)


def _frame_merge(page: Worksheet, span: CellRange, severity: str) -> None:
    """The frame runs around the merged range, not around its first cell."""
    side = side_for(severity)
    edges = {"left": span.left, "right": span.right, "top": span.top, "bottom": span.bottom}
    for name in SIDES:
        for row, column in edges[name]:
            cell = page.cell(row, column)
            sides = {other: getattr(cell.border, other) for other in SIDES}
            cell.border = Border(**{**sides, name: side})


def _merged_ranges(page: Worksheet) -> dict[tuple[int, int], CellRange]:
    """Each position of a merged range -> the range."""
    return {
        place: span
        for span in page.merged_cells.ranges
        if span.size["rows"] * span.size["columns"] < LARGEST_MERGE
        for place in span.cells
    }
