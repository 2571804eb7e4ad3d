"""A workbook made anew from cells, for formats without formatting that we can read.

Belongs here: .csv, web pages, .xlsb, .ods and whatever openpyxl refuses: values, merges,
hidden lines, widths by content. Does not belong here: .xls (`xls_copy.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.feedback.ods_look import OdsLook
from pipelines.feedback.sheet_names import SheetNames
from pipelines.feedback.shown_formats import format_for
from pipelines.feedback.text_cells import put_text
from pipelines.feedback.widths import text_width
from pipelines.intake.sheet import BLANK, ERRORS, Formula, Sheet, Value

WIDEST, NARROWEST = 26, 6
ROWS_LOOKED_AT, TITLE_CELLS = 200, 2
THIN = Side(style="thin", color="BFBFBF")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
FONT = Font(name="宋体", size=11)
WRAPPED = Alignment(vertical="center", wrap_text=True)
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)


def rebuild(
    sheets: Sequence[Sheet], names: SheetNames, looks: Mapping[str, OdsLook] | None = None
) -> Workbook:
    """All sheets with their values as texts, numbers and dates."""
    book = Workbook()
    for page in list(book.worksheets):
        book.remove(page)
    for sheet in sheets:
        page = book.create_sheet(names.in_copy(sheet.name))
        _fill(page, sheet)
        if looks and sheet.name in looks:
            _apply(page, looks[sheet.name])
        if sheet.hidden:
            page.sheet_state = "hidden"
    if all(page.sheet_state == "hidden" for page in book.worksheets):
        book.worksheets[0].sheet_state = "visible"  # a workbook must show something
    return book


def put_value(cell: Cell, value: Value) -> None:
    """A value as the office sees it; text stays text whatever it begins with."""
    if isinstance(value, Formula):
        cell.value = str(value)  # a formula of theirs stays one
    elif isinstance(value, str) and value in ERRORS:
        cell.value, cell.data_type = value, "e"
    elif isinstance(value, str):
        put_text(cell, value)
    elif isinstance(value, bool | int | float | datetime | date | time | timedelta):
        try:
            cell.value = value
        except ValueError:
            put_text(cell, str(value))


def _fill(page: Worksheet, sheet: Sheet) -> None:
    spanned = {(s.top, j) for s in sheet.spans for j in range(s.left, s.right)}
    widths: dict[int, float] = {}
    for i, values in enumerate(sheet.rows, sheet.top):
        for j, value in enumerate(values, sheet.left):
            if value == BLANK:
                continue
            cell = page.cell(i + 1, j + 1)
            assert isinstance(cell, Cell)
            put_value(cell, value)
            cell.font, cell.alignment = FONT, WRAPPED if isinstance(value, str) else Alignment()
            if i < sheet.top + ROWS_LOOKED_AT and (i, j) not in spanned:
                widths.setdefault(j, 0)
                if not _is_title(values, value):
                    widths[j] = max(widths[j], text_width(cell.value) + 2)
    for j in range(sheet.left, sheet.right):
        letter = get_column_letter(j + 1)
        page.column_dimensions[letter].width = min(WIDEST, max(NARROWEST, widths.get(j, 9)))
        page.column_dimensions[letter].hidden = j in sheet.hidden_columns
    for i in sheet.hidden_rows:
        page.row_dimensions[i + 1].hidden = True
    for span in sheet.spans:
        corner = page.cell(span.top + 1, span.left + 1)
        page.merge_cells(
            start_row=span.top + 1, start_column=span.left + 1,
            end_row=span.bottom + 1, end_column=span.right + 1,
        )  # fmt: skip
        corner.alignment = CENTRED
    _unwrap_titles(page, sheet)
    _rule(page, sheet)
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _apply(page: Worksheet, look: OdsLook) -> None:
    """Widths, merges and formats that the file states."""
    last = page.max_column
    for column, width in look.widths.items():
        if column < last:
            page.column_dimensions[get_column_letter(column + 1)].width = width
    for (row, column), text in look.texts.items():
        if row < page.max_row and column < last:
            cell = page.cell(row + 1, column + 1)
            code = format_for(cell.value, text)
            if code is not None and isinstance(cell, Cell):
                cell.number_format = code
    known = {str(span) for span in page.merged_cells.ranges}
    for top, left, bottom, right in look.spans:
        area = CellRange(min_row=top + 1, min_col=left + 1, max_row=bottom + 1, max_col=right + 1)
        if str(area) not in known and top < page.max_row:
            page.merge_cells(str(area))


def _rule(page: Worksheet, sheet: Sheet) -> None:
    """Lines around the cells of a table."""
    for i, values in enumerate(sheet.rows, sheet.top + 1):
        if sum(value != BLANK for value in values) > TITLE_CELLS:
            for j in range(sheet.left + 1, sheet.right + 1):
                page.cell(i, j).border = BOX


def _is_title(values: Sequence[Value], value: Value) -> bool:
    """Alone in its row: a title or a statement, which runs over the columns to its right."""
    return isinstance(value, str) and sum(other != BLANK for other in values) <= TITLE_CELLS


def _unwrap_titles(page: Worksheet, sheet: Sheet) -> None:
    merged = {(span.top, span.left) for span in sheet.spans}
    for i, values in enumerate(sheet.rows[:ROWS_LOOKED_AT], sheet.top):
        for j, value in enumerate(values, sheet.left):
            if value != BLANK and (i, j) not in merged and _is_title(values, value):
                page.cell(i + 1, j + 1).alignment = Alignment(vertical="center")
