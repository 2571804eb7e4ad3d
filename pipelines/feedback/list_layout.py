"""How the list looks on screen and on A4.

Belongs here: fonts, widths, heights, links, printing. Does not belong here: which rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties

from pipelines.feedback.grouping import Range
from pipelines.feedback.looks import fill_for
from pipelines.feedback.text_cells import put_text
from pipelines.feedback.widths import lines_needed
from pipelines.feedback.wording import Wording

WIDTHS = (6, 7, 14, 20, 15, 47, 42, 7)  # as `list.headings` in feedback.yml
POSITION = 4
TITLE, BODY = Font(name="黑体", size=18), Font(name="宋体", size=11)
HEADING, STRONG = Font(name="黑体", size=11), Font(name="宋体", size=11, bold=True)
LINK = Font(name="宋体", size=11, color="0563C1", underline="single")
REMARK = Font(name="宋体", size=11, color="9C0006")
THIN = Side(style="thin", color="7F7F7F")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
GREY = PatternFill("solid", start_color="EDEDED")
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
MOST_MERGED = 12  # rows; a page of print holds more
FURTHER, POINTS_A_LINE, TALLEST = 18, 15.5, 405.0  # Excel allows 409


class ListPage:
    """The sheet, written from top to bottom."""

    def __init__(self, page: Any, words: Wording) -> None:
        self._page, self._words, self._row, self._headings = page, words, 0, 1
        for index, width in enumerate(WIDTHS, 1):
            page.column_dimensions[get_column_letter(index)].width = width

    def title(self, text: str) -> None:
        """The title across the table."""
        self._across(text, TITLE, CENTRED)
        self._page.row_dimensions[self._row].height = 34

    def heading(self, text: str) -> None:
        """A heading within the sheet."""
        self._row += 1
        self._across(text, HEADING, LEFT)

    def line(self, text: str, is_remark: bool = False) -> None:
        """A line across the table."""
        self._across(text, REMARK if is_remark else BODY, LEFT)

    def headings(self) -> None:
        """The heads of the columns; repeated on each printed page."""
        self._row += 1
        self._headings = self._row
        for column, text in enumerate(self._words.words("list", "headings"), 1):
            self._put(column, text, HEADING, CENTRED).fill = GREY
        self._page.row_dimensions[self._row].height = 26

    def entry(self, number: int, severity: str, texts: Sequence[str], count: int) -> None:
        """One kind of problem."""
        self._row += 1
        name = self._words.severity(severity)
        cells = (str(number), name, *texts, str(count))
        for column, text in enumerate(cells, 1):
            short = column in (1, 2, len(WIDTHS))
            self._put(column, text, BODY, CENTRED if short else LEFT)
        self._page.cell(self._row, 1).value = number
        self._page.cell(self._row, len(WIDTHS)).value = count
        mark = self._page.cell(self._row, 2)
        mark.fill, mark.font = fill_for(severity), STRONG
        needed = max(lines_needed(t, w - 1) for t, w in zip(cells, WIDTHS, strict=True))
        height = max(24.0, POINTS_A_LINE * needed + 7)
        self._page.row_dimensions[self._row].height = min(TALLEST, height)

    def further(self, text: str) -> None:
        """A further place of the entry above."""
        self._row += 1
        for column in range(1, len(WIDTHS) + 1):
            self._put(column, text if column == POSITION else "", BODY, LEFT)
        self._page.row_dimensions[self._row].height = FURTHER

    def end_entry(self, rows: int) -> None:
        """One frame around the rows of an entry with several places."""
        first = self._row - rows + 1
        if rows == 1 or rows > MOST_MERGED:
            return
        for column in range(1, len(WIDTHS) + 1):
            if column != POSITION:
                self._page.merge_cells(
                    start_row=first, start_column=column, end_row=self._row, end_column=column
                )
        line = self._page.row_dimensions[first]
        position = str(self._page.cell(first, POSITION).value)
        own = POINTS_A_LINE * lines_needed(position, WIDTHS[POSITION - 1] - 1) + 7
        line.height = min(TALLEST, max(24.0, own, line.height - FURTHER * (rows - 1)))

    def places(self, text: str, sheet: str, target: Range | None) -> None:
        """A line of the annex: a short link, then the places."""
        self._row += 1
        label, at = text.split("\t", 1)
        self._put(1, label, BODY, CENTRED)
        self._put(3, at, BODY, LEFT)
        if target is not None:
            self.link(sheet, target, column=1)
        for first, last in ((1, 2), (3, len(WIDTHS))):
            self._page.merge_cells(
                start_row=self._row, start_column=first, end_row=self._row, end_column=last
            )
        lines = lines_needed(at, sum(WIDTHS[2:]) - 2)
        self._page.row_dimensions[self._row].height = min(TALLEST, POINTS_A_LINE * lines + 6)

    def link(self, sheet: str, target: Range, column: int = POSITION) -> None:
        """Make the last row's place a link."""
        cell = self._page.cell(self._row, column)
        quoted = sheet.replace("'", "''")
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{target.address}")
        cell.font = LINK

    def set_up(self) -> None:
        """Printing and view."""
        page = self._page
        page.print_title_rows = f"{self._headings}:{self._headings}"
        page.print_area = f"A1:{get_column_letter(len(WIDTHS))}{self._row}"
        page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        page.sheet_properties.tabColor = "C00000"
        page.page_margins.left = page.page_margins.right = 0.5
        page.page_margins.top, page.page_margins.bottom = 0.6, 0.75
        page.page_margins.footer = 0.35
        page.print_options.horizontalCentered = True
        page.oddFooter.center.text = self._words.say("list", "footer")
        page.sheet_view.showGridLines = False

    def _across(self, text: str, font: Font, alignment: Alignment) -> None:
        self._row += 1
        cell = self._page.cell(self._row, 1)
        assert isinstance(cell, Cell)
        put_text(cell, text)
        cell.font, cell.alignment = font, alignment
        self._page.merge_cells(
            start_row=self._row, start_column=1, end_row=self._row, end_column=len(WIDTHS)
        )
        lines = lines_needed(text, sum(WIDTHS) - 2)
        self._page.row_dimensions[self._row].height = min(TALLEST, POINTS_A_LINE * lines + 4)

    def _put(self, column: int, text: str, font: Font, alignment: Alignment) -> Cell:
        cell = self._page.cell(self._row, column)
        assert isinstance(cell, Cell)
        if text:
            put_text(cell, text)
        cell.font, cell.alignment, cell.border = font, alignment, BOX
        return cell
