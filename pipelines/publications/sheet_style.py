"""How our workbooks look: fonts, borders, print set-up, and cells that are safe to open.

Belongs here: appearance and the writing of single cells. Does not belong here: what is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from decimal import Decimal
from math import ceil

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | float | Decimal | None

TITLE = Font(name="方正小标宋简体", size=18)
HEADING = Font(name="黑体", size=10)
BODY = Font(name="宋体", size=10)
NOTICE = Font(name="黑体", size=11, color="C00000")
HEADING_FILL = PatternFill("solid", start_color="EDEDED")
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
THIN = Side(style="thin", color="000000")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
PERCENT = "0.0%"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # the wide ones too


def put(cell: Cell, value: Value) -> Cell:
    """Write a value; text stays text even where a program would read a formula."""
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"
        if value.startswith(FORMULA_STARTS):
            cell.quotePrefix = True
    elif isinstance(value, float) and value.is_integer():
        cell.value = int(value)
    else:
        cell.value = value
    return cell


def at(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell), f"{cell.coordinate} lies inside a merged range"
    return cell


def line(sheet: Worksheet, row: int, text: str, width: int, font: Font, centred: bool) -> None:
    """A line of text across the table's width."""
    cell = put(at(sheet, row, 1), text)
    cell.font = font
    cell.alignment = CENTRED if centred else LEFT
    if width > 1:
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)


def box(sheet: Worksheet, rows: tuple[int, int], columns: tuple[int, int]) -> None:
    """Borders on every cell of the block, the hidden ones of merged ranges included."""
    for row in range(rows[0], rows[1] + 1):
        for column in range(columns[0], columns[1] + 1):
            sheet.cell(row, column).border = BOX


def header(sheet: Worksheet, row: int, labels: Sequence[str]) -> None:
    for column, label in enumerate(labels, 1):
        cell = put(at(sheet, row, column), label)
        cell.font, cell.alignment, cell.border = HEADING, CENTRED, BOX
        cell.fill = HEADING_FILL


def body(
    sheet: Worksheet, top: int, rows: Iterable[Sequence[Value]], percents: Sequence[int] = ()
) -> None:
    """The rows of a table from row `top` on; `percents` are the columns (from 1) of shares."""
    looks: dict[tuple[bool, bool], StyleArray] = {}  # setting a look costs, copying it hardly
    for row, values in enumerate(rows, top):
        for column, value in enumerate(values, 1):
            cell = put(at(sheet, row, column), value)
            is_long = isinstance(value, str) and len(value) > 12
            is_share = column in percents and not isinstance(value, str)
            known = looks.get((is_long, is_share))
            if known is not None and not cell.quotePrefix:
                cell._style = copy(known)  # type: ignore[attr-defined]  # untyped in openpyxl
                continue
            cell.font, cell.border = BODY, BOX
            cell.alignment = LEFT if is_long else CENTRED
            if is_share:
                cell.number_format = PERCENT
            if not cell.quotePrefix:
                looks[is_long, is_share] = cell._style  # type: ignore[attr-defined]  # untyped


def row_height(values: Sequence[Value], columns: Sequence[float], least: float = 16.0) -> float:
    """Points for the longest wrapped text; a Chinese character is two units of column width."""
    lines = [
        ceil(sum(2.1 if ord(sign) > 255 else 1.1 for sign in value) / width)
        for value, width in zip(values, columns, strict=True)
        if isinstance(value, str)
    ]
    return max(least, 13.5 * max(lines, default=1) + 3)


def widths(sheet: Worksheet, values: Sequence[float]) -> None:
    for column, width in enumerate(values, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def print_setup(sheet: Worksheet, titles: tuple[int, int] | None, one_page: bool = False) -> None:
    """A4 landscape, one page wide, header rows repeated."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 1 if one_page else 0
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top = sheet.page_margins.bottom = 0.6
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(center=_HeaderFooterPart(text="— &P —"))
    if titles:
        sheet.print_title_rows = f"{titles[0]}:{titles[1]}"
