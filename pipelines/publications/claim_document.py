"""The claims of a filled .docx: its sentences are checked, then the marks are taken out.

Belongs here: where text stands in the archive. Does not belong here: what is allowed (`claims.py`).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from pipelines.publications.claims import MARKS, Register, Sentence, check_typed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")


def settle(path: Path, register: Register, fixed: Sequence[str], where: str) -> list[Sentence]:
    """Check every sentence of `path` and write it without marks; the sentences with claims.

    Raises UnsupportedNumberError for a number that was typed.
    """
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    found: list[Sentence] = []
    for name in sorted(filter(TEXT_PARTS.fullmatch, entries)):
        for sentence, typed in register.sentences(_paragraphs(entries[name])):
            check_typed(sentence, typed, fixed, where)
            if sentence.claims:
                found.append(sentence)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            if name.endswith(".xml"):
                content = MARKS.sub("", content.decode("utf-8")).encode("utf-8")
            archive.writestr(name, content)
    return found


def _paragraphs(content: bytes) -> Iterator[str]:
    """The text of each paragraph over all its runs; results of fields (page numbers) left out."""
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, huge_tree=True))
    for paragraph in root.iter(f"{W}p"):
        text = "".join(_texts(paragraph))
        if text:
            yield text


def _texts(paragraph: etree._Element) -> Iterator[str]:
    in_result = 0
    for node in paragraph.iter():
        if node.tag == f"{W}fldChar":
            kind = node.get(f"{W}fldCharType")
            in_result += {"separate": 1, "end": -1}.get(str(kind), 0)
            in_result = max(in_result, 0)
        elif node.tag == f"{W}t" and not in_result and not _inside(node, paragraph):
            yield node.text or ""
        elif node.tag in (f"{W}br", f"{W}cr", f"{W}tab"):
            yield "\n" if node.tag != f"{W}tab" else "\t"


def _inside(node: etree._Element, paragraph: etree._Element) -> bool:
    """In a simple field, or in a text box whose own paragraph is read by itself."""
    for parent in node.iterancestors():
        if parent is paragraph:
            return False
        if parent.tag in (f"{W}fldSimple", f"{W}p"):
            return True
    return False
