"""What the fast reader does not tell about an .ods: errors, formulas, merged and hidden lines.

Belongs here: going through content.xml once, as a stream; nothing outside the file is loaded
and no entity is expanded. Does not belong here: number formats (`ods_formats.py`).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from pipelines.intake.ods_formats import formats_of
from pipelines.intake.package import BROKEN_PART, read_part
from pipelines.intake.package_parts import Details
from pipelines.intake.sheet import ERRORS, Formula, Span, Value

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"
_SIGNS = (b"formula=", b"-spanned=", b"visibility=", b"display=")  # of anything to find at all
_OWN_ERROR = re.compile(r"(?:Err:|#ERR)\d{3}", re.IGNORECASE)  # LibreOffice's, without a name
_PREFIX = re.compile(r"^(?:of|oooc|msoxl):=?=?")
WIDEST = 16_384


@dataclass
class _Found:
    """What one table of the file holds; lines as (first, number of lines)."""

    cells: dict[tuple[int, int], Value] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    rows: list[tuple[int, int]] = field(default_factory=list)
    columns: list[tuple[int, int]] = field(default_factory=list)
    bottom: int = 0  # one past the last row with anything in it


class OdsParts:
    """The parts of one .ods, read on demand."""

    def __init__(self, archive: zipfile.ZipFile, most_cells: int) -> None:
        self.archive, self.most_cells = archive, most_cells
        self._tables: dict[str, _Found] | None = None
        self._formats: dict[str, dict[tuple[int, int], str]] | None = None

    def details(self, sheet: str) -> Details:
        """What is found on the sheet; hidden rows below any cell count for nothing."""
        if self._tables is None:
            self._tables = self._walk()
        found = self._tables.get(sheet, _Found())
        return Details(
            found.cells,
            frozenset(_lines(found.rows, found.bottom)),
            frozenset(_lines(found.columns, WIDEST)),
            tuple(found.spans),
        )

    def number_format_of(self, sheet: str) -> Callable[[int, int], str]:
        """A function (row, column) -> number format code, '' when unknown."""

        def look_up(row: int, column: int) -> str:
            if self._formats is None:
                self._formats = formats_of(self.archive, self.most_cells)
            return self._formats.get(sheet, {}).get((row, column), "")

        return look_up

    def _walk(self) -> dict[str, _Found]:
        content = read_part(self.archive, "content.xml")
        if not any(sign in content for sign in _SIGNS):
            return {}
        del content
        walk = _Walk(self.most_cells)
        try:
            with self.archive.open("content.xml") as stream:
                walk.through(stream)
        except (*BROKEN_PART, etree.XMLSyntaxError):
            pass  # what the fast reader made of it stands
        return walk.tables


class _Walk:
    """Going through all tables, row by row."""

    def __init__(self, most_cells: int) -> None:
        self.tables: dict[str, _Found] = {}
        self._left = most_cells
        self._row = self._column = 0
        self._closed = 0  # groups of rows that are folded away around the present row

    def through(self, stream: object) -> None:
        """Read to the end, throwing away each row when it is done."""
        here: _Found | None = None
        names = ("table", "table-row", "table-row-group", "table-column")
        events = etree.iterparse(
            stream, events=("start", "end"), tag=[_TABLE + name for name in names],
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True,
        )  # fmt: skip
        for event, element in events:
            name = element.tag[len(_TABLE) :]
            if name == "table" and event == "start":
                here = self.tables.setdefault(element.get(f"{_TABLE}name", ""), _Found())
                self._row = self._column = self._closed = 0
            elif name == "table-row-group" and element.get(f"{_TABLE}display") == "false":
                self._closed += 1 if event == "start" else -1
            elif event == "end" and here is not None and name == "table-column":
                self._see_column(element, here)
            elif event == "end" and here is not None and name == "table-row":
                self._see_row(element, here)
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]

    def _see_column(self, element: etree._Element, here: _Found) -> None:
        repeated = _count(element, "number-columns-repeated")
        if element.get(f"{_TABLE}visibility", "visible") != "visible":
            here.columns.append((self._column, repeated))
        self._column += repeated

    def _see_row(self, element: etree._Element, here: _Found) -> None:
        repeated = _count(element, "number-rows-repeated")
        if self._closed or element.get(f"{_TABLE}visibility", "visible") != "visible":
            here.rows.append((self._row, repeated))
        column = 0
        if any(len(cell) for cell in element):
            here.bottom = self._row + repeated
        for cell in element.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            wide = _count(cell, "number-columns-repeated")
            height = _count(cell, "number-rows-spanned")
            width = _count(cell, "number-columns-spanned")
            if height * width > 1:
                here.spans.append(
                    Span(self._row, column, self._row + height - 1, column + width - 1)
                )
            value = hidden_value(cell)
            if value is not None and self._left > 0:
                self._left -= repeated * wide
                for row in range(self._row, self._row + min(repeated, self._left + 1)):
                    here.cells.update(((row, column + j), value) for j in range(wide))
            column += wide
        self._row += repeated


def hidden_value(cell: etree._Element) -> Value | None:
    """The error, or the formula without a result, that a cell holds."""
    formula = cell.get(f"{_TABLE}formula")
    kind = next((v for k, v in cell.items() if k.endswith("}value-type") and "calcext" in k), "")
    if formula is None and kind != "error":
        return None
    shown = "\n".join("".join(p.itertext()) for p in cell.iterchildren(_TEXT)).strip()
    if shown.upper() in ERRORS:
        return shown.upper()
    if kind == "error" or _OWN_ERROR.fullmatch(shown):
        return _NAMES.get(shown[-3:], "#VALUE!")
    if formula is not None and not shown and cell.get(f"{_OFFICE}value-type") is None:
        return Formula("=" + _PREFIX.sub("", formula).removeprefix("="))
    return None


# LibreOffice's own error numbers under the names that Excel gives them.
_NAMES = {"503": "#NUM!", "519": "#VALUE!", "523": "#NUM!", "524": "#REF!", "525": "#NAME?"}
_NAMES |= {"532": "#DIV/0!"}


def _count(element: etree._Element, name: str) -> int:
    text = element.get(_TABLE + name, "1")
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 10 else 1


def _lines(runs: list[tuple[int, int]], end: int) -> set[int]:
    return {line for first, count in runs for line in range(first, min(first + count, end))}
