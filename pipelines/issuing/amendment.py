"""The paper that goes with an amended bulletin (更正说明): what changed, by unit and by cause.

Belongs here: drawing it as Word file and workbook, from the record alone, so that it can be rebuilt
to the byte. Does not belong here: finding changes and causes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from itertools import groupby
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from openpyxl import Workbook
from openpyxl.worksheet.properties import PageSetupProperties

from pipelines.issuing.record import Change, Issue
from pipelines.issuing.wording import CAUSES, LEVELS, change_text, difference_texts
from pipelines.publications import sheet_style as style
from pipelines.publications.pdf.write import pdf_beside
from pipelines.publications.stable_archive import fix_times
from pipelines.publications.wording import full_date

HEADS = ("单位", "层级", "项目", "内容", "原签发", "更正后", "原因类别", "原因", "文件")
WIDTHS = (18, 8, 26, 12, 18, 18, 14, 60, 44)
BODY, HEADING, TITLE = "仿宋_GB2312", "黑体", "方正小标宋简体"
SIMULATED = "（模拟数据，仅供演示，不得引用）"


def write_amendment(issue: Issue, amended_on: date, out: Path) -> list[Path]:
    """Write `更正说明_<period>_<number>.docx`, `.xlsx` and `.pdf`; the last was issued on
    `amended_on`."""
    stem = f"更正说明_{issue.period}_{issue.number}"
    document, workbook = out / f"{stem}.docx", out / f"{stem}.xlsx"
    _document(issue, amended_on, document)
    _workbook(issue, workbook)
    moment = datetime.combine(issue.issued_on, time())
    for path in (document, workbook):
        fix_times(path, moment)
    return [document, workbook, *pdf_beside(document)]


def _document(issue: Issue, amended_on: date, path: Path) -> None:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.left_margin, section.right_margin = Mm(37), Mm(28), Mm(26)
    title = _paragraph(document.add_paragraph(), f"关于更正{issue.title}通报的说明", TITLE, 22)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if issue.is_simulated:
        _paragraph(document.add_paragraph(), SIMULATED, HEADING, 14)
    _body(
        document.add_paragraph(),
        f"{full_date(amended_on)}签发的{issue.title}通报，签发后数据有变化。现将变化的"
        "数字和原因说明如下，以本次为准。各分项的变化见同名工作簿。",
    )
    for unit, changes in _by_unit(issue.changes):
        _paragraph(document.add_paragraph(), unit, HEADING, 16)
        for change in changes:
            _body(document.add_paragraph(), change_text(change))
    if not issue.changes:
        _body(document.add_paragraph(), "数字没有变化，只修改了文字或版式。")
    closing = _body(document.add_paragraph(), full_date(issue.issued_on))
    closing.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.save(str(path))


def _by_unit(changes: Iterable[Change]) -> list[tuple[str, list[Change]]]:
    """Changes that the paper names, units in the order in which they first appear."""
    named = [change for change in changes if change.figure.kind != "measure"]
    order = {name: n for n, name in enumerate(dict.fromkeys(c.figure.unit_name for c in named))}
    named.sort(key=lambda change: order[change.figure.unit_name])
    return [(unit, list(g)) for unit, g in groupby(named, key=lambda c: c.figure.unit_name)]


def _body(paragraph: Paragraph, text: str) -> Paragraph:
    paragraph.paragraph_format.first_line_indent = Pt(32)
    return _paragraph(paragraph, text, BODY, 16)


def _paragraph(paragraph: Paragraph, text: str, font: str, size: int) -> Paragraph:
    run = paragraph.add_run(text)
    run.font.name, run.font.size = font, Pt(size)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    return paragraph


def _workbook(issue: Issue, path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "更正明细"
    heading = f"{issue.title}通报第{issue.number}次签发：更正明细"
    style.line(sheet, 1, heading, len(HEADS), style.TITLE, centred=True)
    notice = SIMULATED if issue.is_simulated else f"签发日期：{full_date(issue.issued_on)}"
    style.line(sheet, 2, notice, len(HEADS), style.BODY, centred=False)
    for column, (text, width) in enumerate(zip(HEADS, WIDTHS, strict=True), start=1):
        cell = style.put(style.at(sheet, 3, column), text)
        cell.font, cell.fill, cell.border = style.HEADING, style.HEADING_FILL, style.BOX
        cell.alignment = style.CENTRED
        sheet.column_dimensions[cell.column_letter].width = width
    for row, values in enumerate(_rows(issue.changes), start=4):
        for column, value in enumerate(values, start=1):
            cell = style.put(style.at(sheet, row, column), value)
            cell.font, cell.border, cell.alignment = style.BODY, style.BOX, style.LEFT
    sheet.freeze_panes = "A4"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "3:3"
    book.save(path)


def _rows(changes: Iterable[Change]) -> Iterable[tuple[str, ...]]:
    for change in changes:
        kinds = "、".join(dict.fromkeys(CAUSES[cause.kind] for cause in change.causes))
        reasons = "\n".join(cause.text for cause in change.causes)
        files = "\n".join(dict.fromkeys(c.file for c in change.causes if c.file))
        figure = change.figure
        for name, before, after in difference_texts(change):
            yield (
                figure.unit_name, LEVELS.get(figure.level, ""), figure.label, name, before, after,
                kinds, reasons, files,
            )  # fmt: skip
