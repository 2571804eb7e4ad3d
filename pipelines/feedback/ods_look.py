"""What an .ods looks like, as far as a copy needs it: widths, merges, what numbers show.

Belongs here: reading content.xml. Does not belong here: values (`intake/read*.py`), writing.
No entity is expanded and nothing is fetched.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_LENGTH = re.compile(r"([0-9.]+)(in|cm|mm|pt)")
_INCHES = {"in": 1.0, "cm": 1 / 2.54, "mm": 1 / 25.4, "pt": 1 / 72}
CHARACTERS_AN_INCH = 13.7  # of the default font, as Excel counts widths
LARGEST_PART = 400_000_000
MOST_COLUMNS = 1_024


@dataclass
class OdsLook:
    """One sheet; positions count from 0."""

    widths: dict[int, float] = field(default_factory=dict)  # characters
    spans: list[tuple[int, int, int, int]] = field(default_factory=list)  # with both ends
    texts: dict[tuple[int, int], str] = field(default_factory=dict)  # of numbers and dates


def ods_looks(location: Path) -> dict[str, OdsLook]:
    """By sheet name; empty when the file is no .ods."""
    try:
        with zipfile.ZipFile(location) as archive:
            if archive.getinfo("content.xml").file_size > LARGEST_PART:
                return {}
            content = archive.read("content.xml")
    except (KeyError, OSError, RuntimeError, zipfile.BadZipFile):
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=True)
    root = etree.fromstring(content, parser)
    if root is None:
        return {}
    widths = dict(_column_styles(root))
    return {
        str(table.get(f"{_TABLE}name")): _look(table, widths)
        for table in root.iter(f"{_TABLE}table")
    }


def _column_styles(root: Any) -> Iterator[tuple[str, float]]:
    for style in root.iter(f"{_STYLE}style"):
        properties = style.find(f"{_STYLE}table-column-properties")
        if properties is None:
            continue
        match = _LENGTH.fullmatch(properties.get(f"{_STYLE}column-width") or "")
        if match:
            inches = float(match.group(1)) * _INCHES[match.group(2)]
            yield style.get(f"{_STYLE}name"), inches * CHARACTERS_AN_INCH


def _look(table: Any, widths: dict[str, float]) -> OdsLook:
    look = OdsLook()
    column = 0
    for entry in table.iter(f"{_TABLE}table-column"):
        repeated = _number(entry, "number-columns-repeated")
        width = widths.get(entry.get(f"{_TABLE}style-name"))
        for index in range(column, min(column + repeated, MOST_COLUMNS)):
            if width is not None:
                look.widths[index] = width
        column += repeated
    row = 0
    for line in table.iter(f"{_TABLE}table-row"):
        repeated = _number(line, "number-rows-repeated")
        _cells(line, row, look)
        row += repeated
    return look


def _cells(line: Any, row: int, look: OdsLook) -> None:
    column = 0
    for cell in line.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        repeated = _number(cell, "number-columns-repeated")
        height, width = (
            _number(cell, "number-rows-spanned"),
            _number(cell, "number-columns-spanned"),
        )
        if height * width > 1:
            look.spans.append((row, column, row + height - 1, column + width - 1))
        if cell.get(f"{_OFFICE}value-type") in ("float", "date", "percentage", "currency", "time"):
            text = "\n".join("".join(part.itertext()) for part in cell.iterchildren(f"{_TEXT}p"))
            for index in range(column, min(column + repeated, MOST_COLUMNS)):
                look.texts[row, index] = text
        column += repeated


def _number(element: Any, name: str) -> int:
    text = element.get(f"{_TABLE}{name}") or "1"
    return max(1, int(text)) if text.isascii() and text.isdigit() else 1
