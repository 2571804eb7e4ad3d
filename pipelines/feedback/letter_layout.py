"""How the letter looks: A4, plain, close to the layout of official documents.

Belongs here: margins, fonts, table. Does not belong here: text.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from pipelines.feedback.text_cells import clean

TITLE, BODY, TABLE = "方正小标宋简体", "仿宋_GB2312", "宋体"
BODY_SIZE, BODY_LINE, TABLE_SIZE, TABLE_LINE = 14, 25, 10.5, 14.5  # points
PAGE, MARGINS = (210, 297), (30, 25, 28, 26)  # mm; margins top, bottom, left, right
WIDTHS = (12, 14, 42, 88)  # mm


class LetterPage:
    """One letter, written from top to bottom."""

    def __init__(self) -> None:
        self._document: Any = Document()
        section = self._document.sections[0]
        section.page_width, section.page_height = (Mm(length) for length in PAGE)
        section.top_margin, section.bottom_margin = Mm(MARGINS[0]), Mm(MARGINS[1])
        section.left_margin, section.right_margin = Mm(MARGINS[2]), Mm(MARGINS[3])

    def title(self, text: str) -> None:
        """The heading, centred."""
        paragraph = self._paragraph(text, TITLE, 20, 32)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(14)

    def line(self, text: str) -> None:
        """A line without indent."""
        self._paragraph(text, BODY, BODY_SIZE, BODY_LINE)

    def paragraph(self, text: str) -> None:
        """A paragraph, indented by two characters."""
        paragraph = self._paragraph(text, BODY, BODY_SIZE, BODY_LINE)
        paragraph.paragraph_format.first_line_indent = Pt(2 * BODY_SIZE)

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """A ruled table with a heading row."""
        self._space()
        table = self._document.add_table(rows=0, cols=len(headings))
        table.style, table.autofit = "Table Grid", False
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for column, width in zip(table.columns, WIDTHS, strict=True):
            column.width = Mm(width)
        for number, texts in enumerate((headings, *rows)):
            cells = table.add_row().cells
            for index, (cell, text, width) in enumerate(zip(cells, texts, WIDTHS, strict=True)):
                cell.width = Mm(width)
                paragraph = cell.paragraphs[0]
                self._run(paragraph, text, TABLE, TABLE_SIZE).bold = number == 0
                paragraph.paragraph_format.line_spacing = Pt(TABLE_LINE)
                paragraph.paragraph_format.space_before = Pt(2)
                paragraph.paragraph_format.space_after = Pt(2)
                if number == 0 or index < 2:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._space()

    def signature(self, sender: str, day: str) -> None:
        """Sender and date, at the right."""
        self._space()
        for text in (sender, day):
            paragraph = self._paragraph(text, BODY, BODY_SIZE, BODY_LINE)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            paragraph.paragraph_format.right_indent = Pt(2 * BODY_SIZE)

    def content(self) -> bytes:
        """The finished file."""
        stream = io.BytesIO()
        self._document.save(stream)
        return stream.getvalue()

    def _space(self) -> None:
        self._paragraph("", BODY, 6, 8)

    def _paragraph(self, text: str, font: str, size: float, line: float) -> Any:
        paragraph = self._document.add_paragraph()
        layout = paragraph.paragraph_format
        layout.space_before = layout.space_after = Pt(0)
        layout.line_spacing = Pt(line)
        self._run(paragraph, text, font, size)
        return paragraph

    def _run(self, paragraph: Any, text: str, font: str, size: float) -> Any:
        run = paragraph.add_run(clean(text))
        run.font.name, run.font.size = font, Pt(size)
        run._element.rPr.rFonts.set(qn("w:eastAsia"), font)
        return run
