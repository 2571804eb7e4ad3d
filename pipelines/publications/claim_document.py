"""The claims of a filled .docx: checking its sentences, taking the marks out.

Belongs here: where text stands in the archive. Does not belong here: what is allowed (`claims.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from pipelines.publications.claims import MARKS, Register, Sentence, check_typed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")


def checked_sentences(
    entries: Mapping[str, bytes], register: Register, fixed: Sequence[str], where: str
) -> list[Sentence]:
    """The sentences with claims, once every sentence of the archive is checked.

    Raises UnsupportedNumberError for a number that was typed.
    """
    found: list[Sentence] = []
    for name in sorted(filter(TEXT_PARTS.fullmatch, entries)):
        for sentence, typed in register.sentences(_paragraphs(entries[name])):
            check_typed(sentence, typed, fixed, where)
            if sentence.claims:
                found.append(sentence)
    return found


def without_marks(entries: Mapping[str, bytes]) -> dict[str, bytes]:
    """The archive as it is read by people."""
    return {
        name: MARKS.sub("", content.decode("utf-8")).encode("utf-8")
        if name.endswith(".xml")
        else content
        for name, content in entries.items()
    }


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
