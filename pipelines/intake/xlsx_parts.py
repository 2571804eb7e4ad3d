"""What the fast reader does not tell about an .xlsx: errors, formulas, number formats.

Belongs here: looking into the parts of the zip, and only when there is a doubt. Searched as
bytes with patterns: no XML entity is ever expanded, so hostile XML costs nothing.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field

from pipelines.intake.package import is_well_formed, read_part
from pipelines.intake.package_parts import (
    BUILT_IN,
    Details,
    Relations,
    attributes,
    relations,
)
from pipelines.intake.refusals import corrupt
from pipelines.intake.xlsx_cells import hidden_cells, styled_cells

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)>")
_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\s([^>]*?\bhidden=["'](?:1|true)["'][^>]*)>""")
_HIDDEN_COLUMN = re.compile(rb"""<(?:\w+:)?col\s([^>]*?\bhidden=["'](?:1|true)["'][^>]*)>""")
_FORMATS = re.compile(rb"<(?:\w+:)?numFmt\s([^>]*)>")
_STYLES = re.compile(rb"<(?:\w+:)?cellXfs[\s>].*?</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(rb"<(?:\w+:)?xf\s([^>]*)>")


@dataclass
class XlsxParts:
    """The parts of one workbook, read on demand."""

    archive: zipfile.ZipFile
    parts: dict[str, str]  # sheet name -> part name
    styles: str  # part name
    _formats: dict[str, dict[tuple[int, int], int]] = field(default_factory=dict)
    _codes: list[str] | None = None

    @classmethod
    def open(cls, archive: zipfile.ZipFile) -> XlsxParts | None:
        """None when the zip is not laid out as an .xlsx."""
        links = relations(archive)
        return None if links is None else cls.of(archive, links)

    @classmethod
    def of(cls, archive: zipfile.ZipFile, links: Relations) -> XlsxParts:
        """The parts that the relations point to."""
        book = read_part(archive, links.main)
        parts = {}
        for match in _SHEET.finditer(book):
            found = attributes(match.group(1))
            link = next((text for key, text in found.items() if key.endswith(":id")), "")
            parts[found.get("name", "")] = links.targets.get(link, "")
        return cls(archive, parts, links.styles)

    def details(self, sheet: str) -> Details:
        """Unpacks the sheet once; a sheet without any doubt costs a few searches for bytes."""
        content = self._part(sheet)
        if not is_well_formed(content):
            raise corrupt()
        if b"hidden=" not in content:
            return Details(hidden_cells(content))
        rows = {
            int(attributes(match.group(1)).get("r", "0")) - 1
            for match in _HIDDEN_ROW.finditer(content)
        }
        columns: set[int] = set()
        for match in _HIDDEN_COLUMN.finditer(content):
            found = attributes(match.group(1))
            columns |= set(range(int(found["min"]) - 1, min(int(found["max"]), 16_384)))
        return Details(hidden_cells(content), frozenset(rows - {-1}), frozenset(columns))

    def number_format_of(self, sheet: str) -> Callable[[int, int], str]:
        """A function (row, column) -> number format code, '' when unknown."""

        def look_up(row: int, column: int) -> str:
            if sheet not in self._formats:
                self._formats[sheet] = self._styles_of_cells(sheet)
            style = self._formats[sheet].get((row, column))
            codes = self._format_codes()
            return codes[style] if style is not None and style < len(codes) else ""

        return look_up

    def _styles_of_cells(self, sheet: str) -> dict[tuple[int, int], int]:
        styles = {}
        for position, head, _body in styled_cells(self._part(sheet)):
            styles[position] = int(attributes(head).get("s", "0") or 0)
        return styles

    def _format_codes(self) -> list[str]:
        """Per cell style, the number format code."""
        if self._codes is None:
            content = self._read(self.styles)
            named = dict(BUILT_IN)
            for match in _FORMATS.finditer(content):
                found = attributes(match.group(1))
                named[int(found.get("numFmtId", "0"))] = found.get("formatCode", "")
            styles = _STYLES.search(content)
            self._codes = [
                named.get(int(attributes(match.group(1)).get("numFmtId", "0")), "")
                for match in _STYLE.finditer(styles.group(0) if styles else b"")
            ]
        return self._codes

    def _part(self, sheet: str) -> bytes:
        return self._read(self.parts.get(sheet, ""))

    def _read(self, part: str) -> bytes:
        return read_part(self.archive, part)
