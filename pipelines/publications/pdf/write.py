"""Writing the PDF of a finished document, and knowing its content again whatever the fonts.

Belongs here: the order of steps, the mark by which content is compared. Does not belong here:
how anything is set.
"""

from __future__ import annotations

import hashlib
import logging
import re
from functools import cache
from pathlib import Path

import typst
from docx import Document
from docx.document import Document as WordDocument

from pipelines.publications.pdf.body import body
from pipelines.publications.pdf.code import array, literal
from pipelines.publications.pdf.fonts import NoFontError, faces, machine_fonts

PRELUDE = Path(__file__).with_name("prelude.typ")
MARK = re.compile(rb"content-sha256:([0-9a-f]{64})")
STANDARDS: typst.PDFStandards = ["a-2a", "ua-1"]  # for archives and for screen readers


def write_pdf(document: Path, path: Path) -> None:
    """Typeset `document` (.docx) into `path`; the same document and fonts give the same bytes.

    Raises fonts.NoFontError when the machine has no Chinese font.
    """
    word = Document(str(document))
    content = source(word)
    found = machine_fonts()
    named = faces(found.families())
    fonts = "".join(
        f"{kind}: ({array(map(literal, face.latin))}, {array(map(literal, face.families))}, "
        f"{str(face.bold).lower()}), "
        for kind, face in named.items()
    )
    head = f"#let fonts = ({fonts})\n{PRELUDE.read_text(encoding='utf-8')}\n"
    made = typst.compile(
        (head + _properties(word, document.stem, content) + content).encode("utf-8"),
        format="pdf", font_paths=found, pdf_standards=STANDARDS,
    )  # fmt: skip
    path.write_bytes(made)


def pdf_beside(document: Path) -> list[Path]:
    """The PDF beside `document`; without a Chinese font none, which is said once."""
    path = document.with_suffix(".pdf")
    try:
        write_pdf(document, path)
    except NoFontError as error:
        _say_once(str(error))
        return []
    return [path]


@cache
def _say_once(text: str) -> None:
    logging.getLogger(__name__).warning(text)


def same_content(pdf: Path, document: Path) -> bool:
    """Whether a PDF says what `document` says, in whatever fonts it was set."""
    return document.is_file() and mark_of(pdf) == content_mark(document)


def source(document: WordDocument) -> str:
    """All that the PDF says and how it is laid out, without the fonts of this machine."""
    return "\n".join(body(document)) + "\n"


def content_mark(document: Path) -> str:
    return hashlib.sha256(source(Document(str(document))).encode("utf-8")).hexdigest()


def mark_of(pdf: Path) -> str:
    """The mark that a PDF carries; '' when it has none."""
    found = MARK.search(pdf.read_bytes())
    return found.group(1).decode() if found else ""


def _properties(document: WordDocument, name: str, content: str) -> str:
    known = document.core_properties
    day = known.modified or known.created
    moment = (
        f"datetime(year: {day.year}, month: {day.month}, day: {day.day}, "
        f"hour: {day.hour}, minute: {day.minute}, second: {day.second})"
        if day
        else "none"
    )
    mark = hashlib.sha256(content.encode("utf-8")).hexdigest()
    return (
        f"#set document(title: {literal(known.title or name)}, "
        f"author: {literal(known.author or '')}, date: {moment}, "
        f'keywords: ("content-sha256:{mark}",))\n'
    )
