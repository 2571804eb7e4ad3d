"""What a paragraph or a run really looks like: defaults, styles and its own properties together.

Belongs here: resolving properties of a .docx. Does not belong here: setting them (`text.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

Element = Any  # an lxml element
Properties = dict[str, dict[str, str]]  # element name -> its attributes
SWITCHED_OFF = ("0", "false", "off", "none")


def local(name: object) -> str:
    return str(name).rsplit("}", 1)[-1]


class Styles:
    """The styles of one document."""

    def __init__(self, document: Document) -> None:
        root = document.styles.element
        self._styles = {style.get(qn("w:styleId")): style for style in root.findall(qn("w:style"))}
        self._default = next(
            (
                name
                for name, style in self._styles.items()
                if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) == "1"
            ),
            None,
        )
        self._defaults = root.find(qn("w:docDefaults"))
        self._known: dict[tuple[str | None, str], Properties] = {}

    def paragraph(self, paragraph: Element) -> Properties:
        """Properties of the paragraph itself (w:pPr)."""
        own = paragraph.find(qn("w:pPr"))
        found = self._of_style(self._style_of(own), "w:pPr")
        _take(found, own)
        return found

    def run(self, paragraph: Element, run: Element | None) -> Properties:
        """Properties of a run's letters (w:rPr); without a run those of the paragraph's style."""
        found = self._of_style(self._style_of(paragraph.find(qn("w:pPr"))), "w:rPr")
        own = run.find(qn("w:rPr")) if run is not None else None
        named = own.find(qn("w:rStyle")) if own is not None else None
        if named is not None:
            for style in self._based(named.get(qn("w:val"))):
                _take(found, style.find(qn("w:rPr")))
        _take(found, own)
        return found

    def table_borders(self, properties: Element | None) -> bool:
        """Whether a table has ruled lines, by itself or by its style."""
        if properties is None:
            return False
        sources = [properties]
        named = properties.find(qn("w:tblStyle"))
        if named is not None:
            chain = list(self._based(named.get(qn("w:val"))))
            sources += [p for s in reversed(chain) if (p := s.find(qn("w:tblPr"))) is not None]
        for source in sources:
            borders = source.find(qn("w:tblBorders"))
            if borders is not None:
                return any(side.get(qn("w:val")) not in ("none", "nil") for side in borders)
        return False

    def _style_of(self, properties: Element | None) -> str | None:
        named = properties.find(qn("w:pStyle")) if properties is not None else None
        return named.get(qn("w:val")) if named is not None else self._default

    def _of_style(self, name: str | None, part: str) -> Properties:
        """Defaults and the style with its ancestors, worked out once; a copy to add to."""
        if (name, part) not in self._known:
            found: Properties = {}
            if self._defaults is not None:
                _take(found, self._defaults.find(f"{qn(part + 'Default')}/{qn(part)}"))
            for style in self._based(name):
                _take(found, style.find(qn(part)))
            self._known[name, part] = found
        return dict(self._known[name, part])

    def _based(self, name: str | None) -> Iterator[Element]:
        """The style's ancestors, eldest first, then itself."""
        chain: list[Element] = []
        while name in self._styles and self._styles[name] not in chain:
            style = self._styles[name]
            chain.append(style)
            parent = style.find(qn("w:basedOn"))
            name = parent.get(qn("w:val")) if parent is not None else None
        return reversed(chain)


def _take(found: Properties, properties: Element | None) -> None:
    """Attributes of the later source win, the others stay."""
    for element in properties if properties is not None else ():
        if local(element.tag) == "pBdr":
            _take(found, element)
        elif isinstance(element.tag, str):
            given = {local(key): str(value) for key, value in element.attrib.items()}
            name = local(element.tag)
            found[name] = found.get(name, {}) | given if given else {}


def is_on(properties: Properties, name: str) -> bool:
    return name in properties and properties[name].get("val", "1") not in SWITCHED_OFF
