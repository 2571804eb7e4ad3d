"""Marks on the office's cells: colour, frame, comment.

Belongs here: how a mark looks, and taking earlier marks off again. Does not belong here: which
cells are marked (`plan.py`).
"""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Border, PatternFill, Side
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.feedback.plan import Mark
from pipelines.feedback.text_cells import clean
from pipelines.feedback.wording import Wording

COLOURS = {"fatal": "FFC7CE", "error": "FFC7CE", "warning": "FFEB9C"}
FRAMES = {
    "fatal": Side(style="medium", color="C00000"),
    "error": Side(style="medium", color="C00000"),
    "warning": Side(style="dashed", color="9C6500"),
}
COMMENT_WIDTH = 320  # pixels; about 24 Chinese characters a line
LINE_LENGTH, LINE_HEIGHT = 24, 18


def fill_for(severity: str) -> PatternFill:
    """The ground colour of a severity."""
    return PatternFill("solid", start_color=COLOURS[severity])


def frame_for(severity: str) -> Border:
    """The frame of a severity: solid or dashed, so that it can be told without colour."""
    side = FRAMES[severity]
    return Border(left=side, right=side, top=side, bottom=side)


def mark_cells(book: Workbook, marks: Mapping[tuple[str, str], Mark], words: Wording) -> None:
    """Colour, frame and comment for each mark; marks of sheets that are not there are left."""
    pages = {page.title: page for page in book.worksheets}
    merged = {title: _merged_corners(page) for title, page in pages.items()}
    for (sheet, address), mark in marks.items():
        page = pages.get(sheet)
        if page is None:
            continue
        cell = page[address]
        if isinstance(cell, MergedCell):
            corner = merged[sheet].get((int(cell.row or 0), int(cell.column or 0)), address)
            cell = page[corner]
        cell.fill = fill_for(mark.severity)
        cell.border = frame_for(mark.severity)
        cell.comment = _comment(cell, mark, words)


def clear_earlier(book: Workbook, words: Wording) -> None:
    """An answer that was mended and sent again: our earlier comments and colours go."""
    ours = set(COLOURS.values())
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if not isinstance(cell, Cell) or cell.comment is None:
                    continue
                kept, marker, _earlier = cell.comment.text.partition(words["marker"])
                if not marker:
                    continue
                author = cell.comment.author
                cell.comment = _sized(kept.strip(), author) if kept.strip() else None
                colour = cell.fill.start_color.rgb
                if isinstance(colour, str) and colour[-6:] in ours:
                    cell.fill, cell.border = PatternFill(), Border()


def _comment(cell: Cell, mark: Mark, words: Wording) -> Comment:
    """What stood there stays first."""
    own = "\n".join([words["marker"], *mark.paragraphs])
    before = cell.comment
    if before is None:
        return _sized(own, words["author"])
    kept = before.text.rstrip()
    return _sized(f"{kept}\n{own}", before.author or words["author"])


def _sized(text: str, author: str | None) -> Comment:
    content = clean(text)
    lines = sum(1 + len(line) // LINE_LENGTH for line in content.split("\n"))
    height = min(500, 24 + LINE_HEIGHT * lines)
    return Comment(content, clean(author or ""), height=height, width=COMMENT_WIDTH)


def _merged_corners(page: Worksheet) -> dict[tuple[int, int], str]:
    """Each covered position -> address of the cell that shows there."""
    return {
        (row, column): span.start_cell.coordinate
        for span in page.merged_cells.ranges
        if span.size["rows"] * span.size["columns"] < 100_000
        for row, column in span.cells
    }
