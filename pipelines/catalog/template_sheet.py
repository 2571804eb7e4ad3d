"""Drawing one sheet of a blank form, and the guidance sheet.

Belongs here: cells, widths, formats, protection. Does not belong here: which sheets there
are (`templates.py`), and what drop-downs offer (`template_choices.py`).
"""

from __future__ import annotations

from itertools import groupby

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.catalog.model import Column, Form
from pipelines.catalog.template_choices import Choices

TITLE_ROW, UNIT_ROW, FIRST_HEADER_ROW = 1, 2, 3
_DRAWN_ROWS = 60  # rows with borders; below them the columns' formats still hold
_OFFERED_ROWS = 2_000  # rows with drop-downs
_A4_WIDTH = 180  # characters across that are still legible on a landscape A4 page

_LINE = Side(style="thin", color="808080")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEADER_FILL = PatternFill("solid", fgColor="DDEBF7")
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LEFT = Alignment(vertical="center", wrap_text=True)
_OPEN = Protection(locked=False)
# '@' keeps 2017.10 and 01.10 as typed; as numbers they would lose the last 0.
_FORMATS = {"text": "@", "year_month": "@", "month_day": "@", "date": "yyyy-mm-dd"}


def draw_form(sheet: Worksheet, form: Form, title: str, centre: str, choices: Choices) -> None:
    """Title, 填报单位 line, headers (with groups) and an open, formatted body."""
    width = len(form.columns)
    _draw_heading(sheet, title, centre, width)
    last_header = _draw_headers(sheet, form)
    for number, column in enumerate(form.columns, start=1):
        _draw_body(sheet, number, column, last_header + 1)
        validation = choices.validation(column)
        if validation is not None:
            letter = get_column_letter(number)
            validation.add(f"{letter}{last_header + 1}:{letter}{last_header + _OFFERED_ROWS}")
            sheet.add_data_validation(validation)
    sheet.freeze_panes = f"A{last_header + 1}"
    _protect(sheet)
    _set_up_page(sheet, last_header)


def draw_guidance(sheet: Worksheet, form: Form) -> None:
    """填表说明: the form's notes, then one line per column."""
    sheet.cell(1, 1, "填表说明").font = Font(bold=True, size=14)
    row = 2
    for number, note in enumerate(form.notes, start=1):
        sheet.cell(row, 1, f"{number}. {note}").alignment = _LEFT
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=4)
        sheet.row_dimensions[row].height = 16 * (1 + len(note) // 48)
        row += 1
    for place, heading in enumerate(("栏目", "必填", "怎么填", "示例"), start=1):
        cell = sheet.cell(row, place, heading)
        cell.font, cell.fill, cell.border = Font(bold=True), _HEADER_FILL, _BORDER
    for column in form.columns:
        row += 1
        lines = (column.label, "是" if column.required else "", _guidance(column), column.example)
        for place, text in enumerate(lines, start=1):
            cell = sheet.cell(row, place, text)
            cell.alignment, cell.border, cell.number_format = _LEFT, _BORDER, "@"
    for letter, width in (("A", 24), ("B", 6), ("C", 60), ("D", 26)):
        sheet.column_dimensions[letter].width = width
    _set_up_page(sheet, last_header=0)


def _draw_heading(sheet: Worksheet, title: str, centre: str, width: int) -> None:
    half = max(1, width // 2)
    for row, first, last, text in (
        (TITLE_ROW, 1, width, title),
        (UNIT_ROW, 1, half, f"填报单位：{centre}"),
        (UNIT_ROW, half + 1, width, "填报日期："),
    ):
        cell = sheet.cell(row, first, text)
        cell.alignment = _CENTRED if row == TITLE_ROW else _LEFT
        cell.font = Font(bold=row == TITLE_ROW, size=16 if row == TITLE_ROW else 11)
        if last > first:
            sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)
    sheet.cell(UNIT_ROW, half + 1).protection = _OPEN
    sheet.row_dimensions[TITLE_ROW].height = 30


def _draw_headers(sheet: Worksheet, form: Form) -> int:
    """One header row, or two where columns have a group; returns the last one's number."""
    grouped = any(column.group for column in form.columns)
    last = FIRST_HEADER_ROW + (1 if grouped else 0)
    for number, column in enumerate(form.columns, start=1):
        below = bool(column.group)
        sheet.cell(last if below else FIRST_HEADER_ROW, number, column.label)
        if grouped and not below:
            sheet.merge_cells(
                start_row=FIRST_HEADER_ROW, start_column=number, end_row=last, end_column=number
            )
        for row in range(FIRST_HEADER_ROW, last + 1):
            cell = sheet.cell(row, number)
            cell.font, cell.fill = Font(bold=True), _HEADER_FILL
            cell.border, cell.alignment = _BORDER, _CENTRED
        sheet.column_dimensions[get_column_letter(number)].width = column.width + 2
    for group, members in groupby(enumerate(form.columns, start=1), key=lambda pair: pair[1].group):
        places = [number for number, _ in members]
        if group:
            sheet.cell(FIRST_HEADER_ROW, places[0], group[0])
            sheet.merge_cells(
                start_row=FIRST_HEADER_ROW,
                start_column=places[0],
                end_row=FIRST_HEADER_ROW,
                end_column=places[-1],
            )
    sheet.row_dimensions[last].height = 34
    return last


def _draw_body(sheet: Worksheet, number: int, column: Column, first: int) -> None:
    shown = _FORMATS.get(column.type, "General")
    whole = sheet.column_dimensions[get_column_letter(number)]
    whole.protection, whole.number_format = _OPEN, shown
    for row in range(first, first + _DRAWN_ROWS):
        cell = sheet.cell(row, number)
        cell.number_format, cell.protection = shown, _OPEN
        cell.border, cell.alignment = _BORDER, _LEFT


def _guidance(column: Column) -> str:
    """The column's note, or what its type asks for."""
    if column.note:
        return column.note
    by_type = {
        "enum": f"填：{'、'.join(column.values)}。",
        "yes_no": "填“是”或“否”。",
        "yes_blank": "是的填“是”，不是的不填。",
        "tick": "打“√”。",
        "integer": "填整数，没有的不填。",
        "amount": f"以{column.unit}为单位填数字。",
        "date": "填年、月、日，如 2017-03-10。",
    }
    return by_type.get(column.type, "")


def _protect(sheet: Worksheet) -> None:
    """Headers cannot be changed by mistake; rows may be added, sorted and formatted."""
    protection = sheet.protection
    protection.formatCells = protection.formatColumns = protection.formatRows = False
    protection.insertRows = protection.deleteRows = False
    protection.sort = protection.autoFilter = False
    protection.enable()


def _set_up_page(sheet: Worksheet, last_header: int) -> None:
    sheet.page_setup.orientation = "landscape"
    width = sum(dimension.width for dimension in sheet.column_dimensions.values())
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4 if width < _A4_WIDTH else sheet.PAPERSIZE_A3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if last_header:
        sheet.print_title_rows = f"1:{last_header}"
