"""The guidance sheet (填表说明) of a blank form.

Belongs here: what the clerk reads before filling in, from the form's definition. Does not
belong here: the form itself (`template_sheet.py`); the only examples of rows stand here.
"""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl.worksheet.worksheet import Worksheet

from pipelines.catalog.model.forms import Column, Form
from pipelines.catalog.template_style import (
    BODY_FONT,
    BORDER,
    CENTRED,
    HEADER_FILL,
    HEADER_FONT,
    HEADING_FONT,
    LEFT,
    REQUIRED_FILL,
    TITLE_FONT,
    protect,
    set_up_page,
    shown_width,
)
from pipelines.catalog.template_wording import how_to_fill

SHEET_NAME = "填表说明"
_HEADINGS = (("栏目", 22), ("必填", 7), ("怎么填", 58), ("示例", 24), ("依据", 26))
_LAST_COLUMN = "E"
_LINE_HEIGHT = 15.0
_USE = (
    "只在表头下面的空格里填写。黄色表头的栏目必须填，蓝色表头的按实际填，没有的留空。",
    "有下拉箭头的栏目请从中选择；点中一格，旁边会提示怎么填。",
    "行数不够，直接往下接着填，也可以插入行、删除行、排序、筛选、调整列宽。",
    "标题、填报单位和表头已经锁定，请不要改动，也不要增减栏目、合并单元格。",
    "填好后存为 .xlsx 文件报送。",
)


def draw_guidance(sheet: Worksheet, form: Form, facts: Iterable[str]) -> None:
    """How to use the workbook, the form's notes, then one line per column with an example.

    `facts` are lines on this very return: for whom, for when, due by when.
    """
    for letter, (_, width) in zip("ABCDE", _HEADINGS, strict=True):
        sheet.column_dimensions[letter].width = width
    name = f"{form.number}　{form.title}" if form.number else form.title
    sheet.cell(1, 1, f"填表说明：{name}").font = TITLE_FONT
    sheet.merge_cells(f"A1:{_LAST_COLUMN}1")
    sheet.row_dimensions[1].height = 30
    row = _put_lines(sheet, 2, facts)
    row = _put_lines(sheet, row, _numbered(_USE), heading="一、怎样使用这张表")
    row = _put_lines(sheet, row, _numbered(form.notes), heading="二、填报要求")
    row = _put_lines(sheet, row, (), heading="三、逐栏说明和示例")
    _put_columns(sheet, row, form)
    sheet.print_area = f"A1:{_LAST_COLUMN}{row + len(form.columns)}"
    sheet.sheet_view.showGridLines = False
    protect(sheet)
    set_up_page(sheet, last_header=0, footer=name)


def _numbered(lines: Iterable[str]) -> list[str]:
    return [f"{number}. {line}" for number, line in enumerate(lines, start=1)]


def _put_lines(sheet: Worksheet, row: int, lines: Iterable[str], heading: str = "") -> int:
    """Merged lines across the guidance, below a heading; returns the next free row."""
    for is_heading, text in [(True, heading)] * bool(heading) + [(False, line) for line in lines]:
        cell = sheet.cell(row, 1, text)
        cell.font, cell.alignment = (HEADING_FONT if is_heading else BODY_FONT), LEFT
        sheet.merge_cells(f"A{row}:{_LAST_COLUMN}{row}")
        width = sum(width for _, width in _HEADINGS)
        sheet.row_dimensions[row].height = 28.0 if is_heading else _height((text, width))
        row += 1
    return row


def _put_columns(sheet: Worksheet, row: int, form: Form) -> None:
    for place, (heading, _) in enumerate(_HEADINGS, start=1):
        cell = sheet.cell(row, place, heading)
        cell.font, cell.fill, cell.border, cell.alignment = (
            HEADER_FONT, HEADER_FILL, BORDER, CENTRED,
        )  # fmt: skip
    for column in form.columns:
        row += 1
        texts = _column_line(column)
        for place, text in enumerate(texts, start=1):
            cell = sheet.cell(row, place, text)
            cell.font, cell.border, cell.number_format = BODY_FONT, BORDER, "@"
            cell.alignment = CENTRED if place == 2 else LEFT
        if is_necessary(column):
            sheet.cell(row, 2).fill = REQUIRED_FILL
        widths = (width for _, width in _HEADINGS)
        sheet.row_dimensions[row].height = _height(*zip(texts, widths, strict=True))


def is_necessary(column: Column) -> bool:
    """Whether a row without it cannot be used."""
    return column.required


def _column_line(column: Column) -> tuple[str, ...]:
    group = f"{column.group[0]}：" if column.group else ""
    necessary = "必填" if is_necessary(column) else ""
    return (
        group + column.label, necessary, how_to_fill(column), column.example, column.clause,
    )  # fmt: skip


def _height(*texts: tuple[str, int]) -> float:
    """High enough for the longest text, with a little room."""
    lines = max(-(-shown_width(text) // max(1, width - 2)) for text, width in texts)
    return 6.0 + _LINE_HEIGHT * max(1, lines)
