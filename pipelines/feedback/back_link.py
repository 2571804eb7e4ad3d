"""The way back from an office's sheet to the list: one cell to the right of the table.

It stands only in a first row that holds a title or nothing, where reading takes it for a
title; a sheet that begins with its headers gets none. Belongs here: placing and removing it.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink

from pipelines.feedback.wording import Wording

WIDEST = 200  # columns; nobody would look beyond
TITLE_CELLS = 2  # more filled cells are a row of a table
LINK = Font(name="宋体", size=11, color="0563C1", underline="single")


def add_back_link(page: Any, target: str, words: Wording) -> bool:
    """Put the link into row 1; whether a print area was set so that it is not printed."""
    last = _last_column(page)
    if page.max_row < 2 or last > WIDEST or page.row_dimensions[1].hidden:
        return False
    if len([cell for cell in _first_row(page) if cell.value not in (None, "")]) > TITLE_CELLS:
        return False
    ours = not page.print_area
    if ours:
        page.print_area = f"A1:{get_column_letter(last)}{page.max_row}"
    cell = page.cell(1, last + 2)
    assert isinstance(cell, Cell)
    cell.value = words["back"]
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{target}'!A1")
    cell.font = LINK
    return ours


def remove_back_link(page: Any, areas: Collection[str], words: Wording) -> None:
    """Take the link of an earlier answer away, and the print area where that was ours."""
    for cell in _first_row(page):
        if cell.value != words["back"]:
            continue
        page._cells.pop((cell.row, cell.column))  # an empty cell would widen the used range
    if page.title in areas:
        page.print_area = None


def _first_row(page: Any) -> list[Cell]:
    """Its cells, without making any, as `page[1]` would."""
    return [cell for (row, _), cell in page._cells.items() if row == 1 and isinstance(cell, Cell)]


def _last_column(page: Any) -> int:
    filled = (int(at[1]) for at, c in page._cells.items() if c.value is not None or c.has_style)
    columns: list[int] = [*filled, *(int(span.max_col) for span in page.merged_cells.ranges)]
    return max(columns, default=1)
