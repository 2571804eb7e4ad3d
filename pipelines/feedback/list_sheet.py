"""The first sheet of the copy, 《退回说明》: all findings with links to their cells.

Belongs here: its layout. Does not belong here: what it says (`plan.py`).
"""

from __future__ import annotations

from math import ceil

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.feedback.annotate import fill_for
from pipelines.feedback.grouping import Range
from pipelines.feedback.plan import Entry, Plan
from pipelines.feedback.text_cells import put_text
from pipelines.feedback.wording import Wording

WIDTHS = (6, 7, 14, 20, 14, 7, 46, 36, 36)
POSITION = 4
LINKED_RANGES = 20  # further ranges of one line that get a link of their own
TITLE, BODY = Font(name="黑体", size=18), Font(name="宋体", size=11)
HEADING, STRONG = Font(name="黑体", size=11), Font(name="宋体", size=11, bold=True)
LINK = Font(name="宋体", size=11, color="0563C1", underline="single")
THIN = Side(style="thin", color="7F7F7F")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
GREY = PatternFill("solid", start_color="EDEDED")
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
POINTS_A_LINE = 15.5


def write_list(book: Workbook, plan: Plan, remarks: list[str], words: Wording) -> None:
    """Put the list first and show it on opening; an earlier one of ours is replaced."""
    _remove_earlier(book, words)
    page = book.create_sheet(words["sheet_name"], 0)
    for index, width in enumerate(WIDTHS, 1):
        page.column_dimensions[get_column_letter(index)].width = width
    _line(page, 1, plan.title, TITLE)
    row = 2
    for text in (*plan.heading, *remarks):
        _line(page, row, text, BODY)
        row += 1
    headings = row
    for column, text in enumerate(words.words("list", "headings"), 1):
        cell = _put(page, row, column, text, HEADING, CENTRED)
        cell.fill = GREY
    page.row_dimensions[row].height = 24
    row += 1
    for number, entry in enumerate(plan.entries, 1):
        row = _entry(page, row, number, entry, set(book.sheetnames), words)
    _set_up_page(page, headings)
    for other in book.worksheets:
        other.sheet_view.tabSelected = False
    book.active = 0
    page.sheet_view.tabSelected = True


def _remove_earlier(book: Workbook, words: Wording) -> None:
    name = words["sheet_name"]
    titles = {words.say("list", "title"), words.say("list", "title_warnings")}
    if name in book.sheetnames and book[name]["A1"].value in titles:
        book.remove(book[name])


def _entry(
    page: Worksheet, row: int, number: int, entry: Entry, sheets: set[str], words: Wording
) -> int:
    """One line, and below it a link for each further range; returns the next free row."""
    texts = (
        str(number), words.severity(entry.severity), entry.sheet, entry.position, entry.label,
        str(entry.count), entry.message, entry.guidance, entry.clause,
    )  # fmt: skip
    for column, text in enumerate(texts, 1):
        short = column in (1, 2, 6)
        _put(page, row, column, text, BODY, CENTRED if short else LEFT)
    page.cell(row, 1).value, page.cell(row, 6).value = number, entry.count
    severity = page.cell(row, 2)
    severity.fill, severity.font = fill_for(entry.severity), STRONG
    page.row_dimensions[row].height = _height(texts)
    if entry.sheet in sheets:
        target = entry.ranges[0] if entry.ranges else Range("A", 1, 1)
        _link(page, row, entry.sheet, target)
        for further in entry.ranges[1 : 1 + LINKED_RANGES]:
            row += 1
            _put(page, row, 3, entry.sheet, BODY, LEFT)
            _put(page, row, POSITION, further.address, BODY, LEFT)
            _link(page, row, entry.sheet, further)
        rest = sum(r.last - r.first + 1 for r in entry.ranges[1 + LINKED_RANGES :])
        if rest:
            row += 1
            _put(page, row, POSITION, words.say("list", "more", number=rest), BODY, LEFT)
    return row + 1


def _link(page: Worksheet, row: int, sheet: str, target: Range) -> None:
    cell = page.cell(row, POSITION)
    quoted = sheet.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{target.address}")
    cell.font = LINK


def _line(page: Worksheet, row: int, text: str, font: Font) -> None:
    """A line across the table."""
    is_title = font is TITLE
    cell = page.cell(row, 1)
    assert isinstance(cell, Cell)
    put_text(cell, text)
    cell.font, cell.alignment = font, CENTRED if is_title else LEFT
    page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(WIDTHS))
    lines = _lines(text, sum(WIDTHS))
    page.row_dimensions[row].height = 32 if is_title else POINTS_A_LINE * lines + 3


def _put(
    page: Worksheet, row: int, column: int, text: str, font: Font, alignment: Alignment
) -> Cell:
    cell = page.cell(row, column)
    assert isinstance(cell, Cell)
    put_text(cell, text)
    cell.font, cell.alignment, cell.border = font, alignment, BOX
    return cell


def _height(texts: tuple[str, ...]) -> float:
    lines = max(_lines(text, width) for text, width in zip(texts, WIDTHS, strict=True))
    return min(400.0, max(22.0, POINTS_A_LINE * lines + 6))


def _lines(text: str, width: int) -> int:
    """Lines that the text takes in a column so wide, a Chinese character counting double."""
    return sum(
        max(1, ceil(1.1 * sum(1 + (ord(sign) > 0x2E7F or sign in "“”…") for sign in part) / width))
        for part in text.split("\n")
    )


def _set_up_page(page: Worksheet, headings: int) -> None:
    page.print_title_rows = f"{headings}:{headings}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.sheet_view.showGridLines = False
