"""The way back from an office's sheet to the list: one cell to the right of the table.

It stands only in a first row that holds a title or nothing, where reading takes it for a
title; a sheet that begins with its headers gets none. Belongs here: placing and removing it.
"""

from __future__ import annotations

from collections.abc import Collection

from openpyxl.cell.cell import Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.feedback.wording import Wording

TITLE_CELLS = 2  # more filled cells are a row of a table
LINK = Font(name="宋体", size=11, color="0563C1", underline="single")


def add_back_link(page: Worksheet, target: str, words: Wording) -> bool:
    """Put the link into row 1; whether a print area was set so that it is not printed."""
    if page.max_row < 2 or page.max_column > 200 or page.row_dimensions[1].hidden:
        return False
    filled = [cell for cell in page[1] if cell.value not in (None, "")]
    if len(filled) > TITLE_CELLS:
        return False
    ours = not page.print_area
    if ours:
        page.print_area = f"A1:{get_column_letter(page.max_column)}{page.max_row}"
    cell = page.cell(1, page.max_column + 2)
    assert isinstance(cell, Cell)
    cell.value = words["back"]
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{target}'!A1")
    cell.font = LINK
    return ours


def remove_back_link(page: Worksheet, areas: Collection[str], words: Wording) -> None:
    """Take the link of an earlier answer away, and the print area where that was ours."""
    for cell in page[1] if page.max_row else ():
        if not isinstance(cell, Cell) or cell.value != words["back"]:
            continue
        row, column = cell.row, cell.column
        cell.value, cell.hyperlink, cell.style = None, None, "Normal"
        page._cells.pop((row, column), None)  # an empty cell would widen the used range
    if page.title in areas:
        page.print_area = None
