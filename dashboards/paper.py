"""Reading a finished paper: its pages as pictures, its text, whether it names persons.

Belongs here: .pdf, .docx and .xlsx as files. Does not belong here: which files there are and who
gets them (`data_bulletin.py`), what stands behind a number (`bulletin_evidence.py`).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

import streamlit as st

from dashboards import phones

WIDTH = 1456  # pixels: what Streamlit passes on as it is, and sharp in its column
CODE = re.compile(r"[0-9a-f]{32,}")  # the version of the definitions is no telephone number
_ONE_AT_A_TIME = Lock()  # PDFium is not safe for threads
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Paragraph(NamedTuple):
    """A paragraph of a Word file; of a table's cell with the text of its whole row."""

    text: str
    row: str = ""
    table: int = 0  # the number of its table; 0: none


class Page(NamedTuple):
    """A page of a PDF."""

    text: str
    is_wide: bool


@st.cache_resource(show_spinner=False, max_entries=40)
def pages(_path: Path, digest: str) -> tuple[Page, ...]:
    """All pages with their text; remembered by content."""
    import pypdfium2

    del digest  # the cache key
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(_path.read_bytes())
        try:
            return tuple(
                Page(page.get_textpage().get_text_range(), page.get_width() > page.get_height())
                for page in document
            )
        finally:
            document.close()


@st.cache_resource(show_spinner=False, max_entries=160)
def picture(_path: Path, digest: str, number: int) -> bytes:
    """A page (from 0) as PNG; remembered by content."""
    import pypdfium2

    del digest
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(_path.read_bytes())
        try:
            page = document[number]
            drawn = page.render(scale=WIDTH / page.get_width()).to_pil()
        finally:
            document.close()
    stream = io.BytesIO()
    drawn.save(stream, "PNG", compress_level=3)
    return stream.getvalue()


@st.cache_resource(show_spinner=False, max_entries=40)
def paragraphs(_path: Path, digest: str) -> tuple[Paragraph, ...]:
    """The text of a Word file in reading order; remembered by content."""
    from docx import Document

    del digest
    body = Document(str(_path)).element.body
    tables = {found: place for place, found in enumerate(body.iter(f"{W}tbl"), 1)}
    return tuple(found for node in body.iter(f"{W}p") if (found := _paragraph(node, tables)).text)


@st.cache_data(show_spinner=False, max_entries=400)
def names_persons(_path: Path, digest: str, labels: frozenset[str]) -> bool:
    """Whether a cell is headed by one of the personal `labels`, or a telephone number is there."""
    del digest
    return any(text in labels or phones.are_in(CODE.sub("", text)) for text in _texts(_path))


def _texts(path: Path) -> Iterator[str]:
    if path.suffix == ".docx":
        from docx import Document

        for node in Document(str(path)).element.body.iter(f"{W}p"):
            yield _said(node).strip()
        return
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True)
    try:
        for sheet in book.worksheets:
            for row in sheet.iter_rows(values_only=True):
                yield from (str(value).strip() for value in row if value is not None)
    finally:
        book.close()


def _paragraph(node: Any, tables: dict[Any, int]) -> Paragraph:
    """Of a table, the outer rows count: a cell's row is what is read across."""
    row = next(node.iterancestors(f"{W}tr"), None)
    table = next(node.iterancestors(f"{W}tbl"), None)
    across = "" if row is None else " ".join(_said(cell) for cell in row.iter(f"{W}tc"))
    return Paragraph(_said(node).strip(), across, 0 if table is None else tables[table])


def _said(node: Any) -> str:
    found = []
    for part in node.iter(f"{W}t", f"{W}br", f"{W}cr", f"{W}tab"):
        found.append(part.text or "" if part.tag == f"{W}t" else "\n")
    return "".join(found)
