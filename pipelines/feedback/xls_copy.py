"""An .xls as .xlsx with its look: fonts, fills, borders, formats, widths, merges, notes.

Belongs here: going over xlrd's sheets. Does not belong here: single styles
(`xls_styles.py`), formats without formatting (`rebuilt.py`).
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import xlrd
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.feedback.rebuilt import put_value
from pipelines.feedback.sheet_names import SheetNames
from pipelines.feedback.text_cells import clean
from pipelines.feedback.xls_styles import XlsStyles
from pipelines.intake.read import BIFF, OLE
from pipelines.intake.sheet import Value

STATES: dict[int, Any] = {0: "visible", 1: "hidden", 2: "hidden"}
UNITS_A_CHARACTER, TWIPS_A_POINT, PADDING = 256, 20, 0.83


def load_xls(location: Path, names: SheetNames) -> Workbook | None:
    """The workbook; None when it is no .xls or xlrd cannot read it."""
    content = location.read_bytes()
    if not content.startswith((OLE, *BIFF)):
        return None
    try:
        source = xlrd.open_workbook(
            file_contents=content, formatting_info=True, logfile=io.StringIO(), ragged_rows=True
        )
        book = Workbook()
        first = book.worksheets[0]
        styles = XlsStyles(source)
        for sheet in source.sheets():
            page = book.create_sheet(names.in_copy(sheet.name))
            _fill(page, sheet, styles)
        book.remove(first)
    except MemoryError:
        raise
    except Exception:  # xlrd raises whatever a broken record leads to
        return None
    return book if any(p.sheet_state == "visible" for p in book.worksheets) else None


def _fill(page: Worksheet, sheet: xlrd.sheet.Sheet, styles: XlsStyles) -> None:
    for row in range(sheet.nrows):
        for column, kind in enumerate(sheet.row_types(row)):
            if kind == xlrd.XL_CELL_EMPTY:
                continue
            cell = page.cell(row + 1, column + 1)
            assert isinstance(cell, Cell)
            style = sheet.cell_xf_index(row, column)
            value = sheet.cell_value(row, column)
            if kind != xlrd.XL_CELL_BLANK:
                put_value(cell, _value(kind, value))
            styles.apply(cell, style, runs=sheet.rich_text_runlist_map.get((row, column)))
    for top, bottom, left, right in sheet.merged_cells:
        page.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom, end_column=right)
    _lines(page, sheet)
    _notes(page, sheet)
    page.sheet_state = STATES.get(sheet.visibility, "visible")
    page.sheet_view.showGridLines = bool(sheet.show_grid_lines)
    if sheet.panes_are_frozen:
        corner = page.cell(sheet.horz_split_pos + 1, sheet.vert_split_pos + 1)
        page.freeze_panes = corner.coordinate


def _value(kind: int, value: object) -> Value:
    """Dates stay numbers: their format shows them as the office sees them."""
    if kind == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(value, "#N/A")  # type: ignore[no-any-return]  # untyped
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value  # type: ignore[return-value]  # of other kinds: text or number


def _lines(page: Worksheet, sheet: xlrd.sheet.Sheet) -> None:
    """Widths, heights and what is hidden."""
    if sheet.standardwidth:
        page.sheet_format.defaultColWidth = sheet.standardwidth / UNITS_A_CHARACTER
    elif sheet.defcolwidth:
        page.sheet_format.defaultColWidth = sheet.defcolwidth + PADDING
    last = max(sheet.ncols, 1)
    for column, info in sheet.colinfo_map.items():
        if column > last and not info.hidden:
            continue
        dimension = page.column_dimensions[get_column_letter(column + 1)]
        dimension.width, dimension.hidden = info.width / UNITS_A_CHARACTER, bool(info.hidden)
    if sheet.default_row_height:
        page.sheet_format.defaultRowHeight = sheet.default_row_height / TWIPS_A_POINT
    for row, line in sheet.rowinfo_map.items():
        if row >= sheet.nrows and not line.hidden:
            continue
        if line.height_mismatch:  # set by hand; the others fit their content
            page.row_dimensions[row + 1].height = line.height / TWIPS_A_POINT
        page.row_dimensions[row + 1].hidden = bool(line.hidden)


def _notes(page: Worksheet, sheet: xlrd.sheet.Sheet) -> None:
    for (row, column), note in sheet.cell_note_map.items():
        cell = page.cell(row + 1, column + 1)
        if not isinstance(cell, MergedCell):
            cell.comment = Comment(clean(note.text), clean(note.author or ""))
    for link in sheet.hyperlink_list:
        linked: Any = page.cell(link.frowx + 1, link.fcolx + 1)
        address = link.url_or_path
        web = isinstance(address, str) and address.startswith(("http://", "https://", "mailto:"))
        if web and not isinstance(linked, MergedCell):
            style = linked._style  # setting a link restyles the cell
            linked.hyperlink = Hyperlink(ref=linked.coordinate, target=clean(address))
            linked._style = style
