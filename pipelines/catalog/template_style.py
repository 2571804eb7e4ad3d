"""How blank forms look: fonts, fills, borders, protection, the printed page.

Belongs here: appearance that the form sheets and the guidance sheet share. Does not belong
here: what stands in a cell (`template_sheet.py`, `template_guidance.py`).
"""

from __future__ import annotations

from unicodedata import east_asian_width

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

_SONG, _HEI = "宋体", "黑体"  # on every office computer; elsewhere a Chinese font stands in
TITLE_FONT = Font(name=_HEI, size=18)
LINE_FONT = Font(name=_SONG, size=11)
HEADING_FONT = Font(name=_HEI, size=13)
HEADER_FONT = Font(name=_HEI, size=10)
BODY_FONT = Font(name=_SONG, size=11)
SMALL_FONT = Font(name=_SONG, size=10)

LINE = Side(style="thin", color="808080")
BORDER = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
HEADER_FILL = PatternFill("solid", fgColor="DDEBF7")
REQUIRED_FILL = PatternFill("solid", fgColor="FFE699")

CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
RIGHT = Alignment(horizontal="right", vertical="center")
OPEN = Protection(locked=False)


def protect(sheet: Worksheet) -> None:
    """No password: headers cannot be changed by mistake; rows, widths, filters stay free."""
    protection = sheet.protection
    protection.formatCells = protection.formatColumns = protection.formatRows = False
    protection.insertRows = protection.deleteRows = False
    protection.sort = protection.autoFilter = False
    protection.enable()


def set_up_page(sheet: Worksheet, last_header: int, footer: str) -> None:
    """A4 landscape, as wide as the page; header rows on every page, page numbers below."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.footer = 0.6, 0.6, 0.3
    sheet.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(text=footer), right=_HeaderFooterPart(text="第 &P 页，共 &N 页")
    )
    if last_header:
        sheet.print_title_rows = f"1:{last_header}"


def shown_width(text: str) -> int:
    """Columns that a text takes: a Chinese character is two wide."""
    return sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in text)
