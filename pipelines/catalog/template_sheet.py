"""Drawing one sheet of a blank form: title, 填报单位 line, headers, open rows.

Belongs here: cells, widths, formats of a form sheet. Does not belong here: which sheets there
are (`templates.py`), looks (`template_style.py`), what drop-downs offer (`template_choices.py`).
"""

from __future__ import annotations

from itertools import groupby

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.catalog.model.forms import Column, Form
from pipelines.catalog.template_choices import Choices
from pipelines.catalog.template_guidance import is_necessary
from pipelines.catalog.template_style import (
    BODY_FONT,
    BORDER,
    CENTRED,
    HEADER_FILL,
    HEADER_FONT,
    LEFT,
    LINE_FONT,
    OPEN,
    REQUIRED_FILL,
    RIGHT,
    TITLE_FONT,
    protect,
    set_up_page,
    shown_width,
)

TITLE_ROW, UNIT_ROW, FIRST_HEADER_ROW = 1, 2, 3
PREPARED_ROWS = 200  # rows with formats; below them the columns' own formats hold
OFFERED_ROWS = 2_000  # rows with drop-downs and hints
# One printed page of lines; further rows get theirs once they are filled.
_LINED_ROWS, _LINED_ROWS_WHEN_WIDE = 18, 25
_PAGE_WIDTH = 180  # characters across a landscape A4 page that are still easy to read
_NARROWEST = 0.75
# Narrower, and Excel shows ###.
_LEAST_WIDTHS = {"date": 12.0, "date_time": 17.0, "amount": 10.0, "year_month": 8.5}
_ROW_HEIGHT = 24.0
_LAST_EXCEL_COLUMN = 16_384
_FROZEN_COLUMNS = 4  # what identifies a row stays in sight, unless it stands too far right
# '@' keeps 2017.10 and 01.10 as typed; as numbers they would lose the last 0.
_FORMATS = {
    "text": "@", "year_month": "@", "month_day": "@", "enum": "@", "unit": "@",
    "yes_no": "@", "yes_blank": "@", "tick": "@", "integer": "0", "date": "yyyy-mm-dd",
    "date_time": "yyyy-mm-dd hh:mm", "percent": "0.0%",
}  # fmt: skip
_CENTRED_TYPES = ("integer", "year_month", "month_day", "date", "date_time", "enum", "yes_no",
                  "yes_blank", "tick")  # fmt: skip


def draw_form(sheet: Worksheet, form: Form, title: str, centre: str, choices: Choices) -> None:
    """A form sheet that can be filled in at once."""
    _draw_heading(sheet, title, centre, len(form.columns))
    last_header = _draw_headers(sheet, form)
    first, last = last_header + 1, last_header + OFFERED_ROWS
    lined = _LINED_ROWS if _narrowing(form) == 1 else _LINED_ROWS_WHEN_WIDE
    for number, column in enumerate(form.columns, start=1):
        _draw_body(sheet, number, column, first, lined)
        validation = choices.validation(column)
        if validation is not None:
            letter = get_column_letter(number)
            validation.add(f"{letter}{first}:{letter}{last}")
            sheet.add_data_validation(validation)
    sheet.sheet_format.defaultRowHeight, sheet.sheet_format.customHeight = _ROW_HEIGHT, True
    right = get_column_letter(len(form.columns))
    _line_filled_rows(sheet, right, first + lined, last)
    _open_outside(sheet, len(form.columns) + 1)
    sheet.auto_filter.ref = f"A{last_header}:{right}{last}"
    sheet.freeze_panes = f"{get_column_letter(_frozen(form) + 1)}{first}"
    protect(sheet)
    set_up_page(sheet, last_header, footer=title)


def _draw_heading(sheet: Worksheet, title: str, centre: str, width: int) -> None:
    """The title, who fills in, and an open cell for the day."""
    cell = sheet.cell(TITLE_ROW, 1, title)
    cell.font, cell.alignment = TITLE_FONT, CENTRED
    _merge(sheet, TITLE_ROW, 1, TITLE_ROW, width)
    sheet.row_dimensions[TITLE_ROW].height = 36.0
    sheet.row_dimensions[UNIT_ROW].height = 24.0
    label, value = (width - 3, width - 1) if width > 10 else (width - 1, width)
    unit = sheet.cell(UNIT_ROW, 1, f"填报单位：{centre}")
    unit.font, unit.alignment = LINE_FONT, LEFT
    _merge(sheet, UNIT_ROW, 1, UNIT_ROW, label - 1)
    stated = sheet.cell(UNIT_ROW, label, "填报日期：")
    stated.font, stated.alignment = LINE_FONT, RIGHT
    _merge(sheet, UNIT_ROW, label, UNIT_ROW, value - 1)
    day = sheet.cell(UNIT_ROW, value)
    day.font, day.alignment, day.protection = LINE_FONT, LEFT, OPEN
    day.number_format = 'yyyy"年"m"月"d"日"'
    _merge(sheet, UNIT_ROW, value, UNIT_ROW, width)
    hint = DataValidation(type="date", operator="greaterThan", formula1="DATE(1990,1,1)")
    hint.allow_blank, hint.errorStyle, hint.showErrorMessage = True, "warning", True
    hint.errorTitle = hint.promptTitle = "填报日期"
    hint.error = hint.prompt = "填年、月、日，如 2017-04-20。"
    hint.showInputMessage = True
    hint.add(day.coordinate)
    sheet.add_data_validation(hint)


def _draw_headers(sheet: Worksheet, form: Form) -> int:
    """One header row, or two where columns have a group; returns the last one's number."""
    grouped = any(column.group for column in form.columns)
    last = FIRST_HEADER_ROW + (1 if grouped else 0)
    for number, column in enumerate(form.columns, start=1):
        below = bool(column.group)
        for row in range(FIRST_HEADER_ROW, last + 1):
            cell = sheet.cell(row, number)
            cell.font, cell.border, cell.alignment = HEADER_FONT, BORDER, CENTRED
            cell.fill = REQUIRED_FILL if is_necessary(column) else HEADER_FILL
        sheet.cell(last if below else FIRST_HEADER_ROW, number, column.label)
        if not below:
            _merge(sheet, FIRST_HEADER_ROW, number, last, number)
        width = _width(column, form)
        sheet.column_dimensions[get_column_letter(number)].width = width
        sheet.row_dimensions[last].height = max(
            36.0, sheet.row_dimensions[last].height or 0, _header_height(column, width, last)
        )
    for group, members in groupby(enumerate(form.columns, start=1), key=lambda pair: pair[1].group):
        places = [number for number, _ in members]
        if group:
            sheet.cell(FIRST_HEADER_ROW, places[0], group[0])
            _merge(sheet, FIRST_HEADER_ROW, places[0], FIRST_HEADER_ROW, places[-1])
    if grouped:
        sheet.row_dimensions[FIRST_HEADER_ROW].height = _ROW_HEIGHT
    return last


def _narrowing(form: Form) -> float:
    """By how much wide forms are narrowed, so that they stay legible on paper."""
    width = sum(column.width for column in form.columns)
    return max(_NARROWEST, min(1.0, _PAGE_WIDTH / width))


def _width(column: Column, form: Form) -> float:
    return max(_LEAST_WIDTHS.get(column.type, 6.0), round(column.width * _narrowing(form), 1))


def _header_height(column: Column, width: float, last: int) -> float:
    """Room for the wrapped header; with two header rows the upper one helps."""
    lines = -(-shown_width(column.label) // int(width - 1))
    return 14.0 * lines + 8 - (_ROW_HEIGHT if last > FIRST_HEADER_ROW and not column.group else 0)


def _draw_body(sheet: Worksheet, number: int, column: Column, first: int, lined: int) -> None:
    shown = _FORMATS.get(column.type, "General")
    aligned = CENTRED if column.type in _CENTRED_TYPES else LEFT
    if column.type == "amount":
        aligned = Alignment(horizontal="right", vertical="center")
    whole = sheet.column_dimensions[get_column_letter(number)]
    whole.protection, whole.number_format = OPEN, shown
    whole.font, whole.alignment = BODY_FONT, aligned
    for row in range(first, first + PREPARED_ROWS):
        cell = sheet.cell(row, number)
        cell.number_format, cell.protection = shown, OPEN
        cell.font, cell.alignment = BODY_FONT, aligned
        if row < first + lined:
            cell.border = BORDER


def _line_filled_rows(sheet: Worksheet, right: str, first: int, last: int) -> None:
    """Lines around rows that say something: neither a bare table nor ten empty pages."""
    rule = Rule(
        type="expression",
        formula=[f"COUNTA($A{first}:${right}{first})>0"],
        dxf=DifferentialStyle(border=BORDER),
    )
    sheet.conditional_formatting.add(f"A{first}:{right}{last}", rule)


def _open_outside(sheet: Worksheet, first: int) -> None:
    """Excel deletes rows of a protected sheet only where no cell of the row is locked."""
    outside = ColumnDimension(
        sheet, index=get_column_letter(first), min=first, max=_LAST_EXCEL_COLUMN
    )
    outside.protection = OPEN
    sheet.column_dimensions[outside.index] = outside


def _frozen(form: Form) -> int:
    """How many columns on the left stay in sight: up to the first that every row must fill."""
    for number, column in enumerate(form.columns[:_FROZEN_COLUMNS], start=1):
        if is_necessary(column):
            return number
    return 0


def _merge(sheet: Worksheet, top: int, left: int, bottom: int, right: int) -> None:
    if (top, left) != (bottom, right) and right >= left:
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
