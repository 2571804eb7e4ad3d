"""What the fast reader does not tell about an .xlsx: errors, formulas, number formats.

Belongs here: looking into the parts of the zip, and only when there is a doubt. Searched as
bytes with patterns: no XML entity is ever expanded, so hostile XML costs nothing.
"""

from __future__ import annotations

import html
import posixpath
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pipelines.intake.sheet import Formula, Value

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_DOUBT = re.compile(rb"""t=["']e["']|<(?:\w+:)?f[\s/>]""")
_RESULT = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]+)</")
_FORMULA = re.compile(rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>([^<]*)<)")
_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\s([^>]*?\bhidden=["'](?:1|true)["'][^>]*)>""")
_HIDDEN_COLUMN = re.compile(rb"""<(?:\w+:)?col\s([^>]*?\bhidden=["'](?:1|true)["'][^>]*)>""")
_POSITION = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_FORMATS = re.compile(rb"<(?:\w+:)?numFmt\s([^>]*)>")
_STYLES = re.compile(rb"<(?:\w+:)?cellXfs[\s>].*?</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(rb"<(?:\w+:)?xf\s([^>]*)>")
BUILT_IN = {0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 49: "@"}
BUILT_IN |= {9: "0%", 10: "0.00%", 14: "yyyy/m/d", 57: 'yyyy"年"m"月"'}


@dataclass
class XlsxParts:
    """The parts of one workbook, read on demand."""

    location: Path
    parts: dict[str, str]  # sheet name -> part name
    _formats: dict[str, dict[tuple[int, int], int]] = field(default_factory=dict)
    _codes: list[str] | None = None

    @classmethod
    def open(cls, location: Path) -> XlsxParts | None:
        """None when the zip is not laid out as an .xlsx."""
        try:
            with zipfile.ZipFile(location) as archive:
                book = archive.read("xl/workbook.xml")
                links = archive.read("xl/_rels/workbook.xml.rels")
        except (KeyError, OSError, zipfile.BadZipFile, RuntimeError):
            return None
        targets = {}
        for match in _RELATION.finditer(links):
            found = _attributes(match.group(1))
            target = found.get("Target", "")
            targets[found.get("Id", "")] = posixpath.normpath(
                target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            )
        parts = {}
        for match in _SHEET.finditer(book):
            found = _attributes(match.group(1))
            parts[found.get("name", "")] = targets.get(found.get("r:id", ""), "")
        return cls(location, parts)

    def hidden_cells(self, sheet: str) -> dict[tuple[int, int], Value]:
        """Error cells, and formulas without a stored result, by position."""
        content = self._part(sheet)
        found: dict[tuple[int, int], Value] = {}
        if not _DOUBT.search(content):
            return found
        for match in _CELL.finditer(content):
            head, body = match.group(1), match.group(2) or b""
            is_error = b't="e"' in head or b"t='e'" in head
            formula = None if is_error else _FORMULA.search(body)
            if not is_error and formula is None:
                continue
            attributes = _attributes(head)
            position = _position(attributes.get("r", ""))
            result = _RESULT.search(body)
            if position and is_error:
                found[position] = _decoded(result.group(1)) if result else "#N/A"
            elif position and formula and not result and attributes.get("t") != "str":
                found[position] = Formula("=" + _decoded(formula.group(1) or b"?"))
        return found

    def hidden_lines(self, sheet: str) -> tuple[frozenset[int], frozenset[int]]:
        """Rows and columns that the sheet does not show, counted from 0."""
        content = self._part(sheet)
        if b"hidden=" not in content:
            return frozenset(), frozenset()
        rows = {
            int(_attributes(match.group(1)).get("r", "0")) - 1
            for match in _HIDDEN_ROW.finditer(content)
        }
        columns: set[int] = set()
        for match in _HIDDEN_COLUMN.finditer(content):
            found = _attributes(match.group(1))
            columns |= set(range(int(found["min"]) - 1, min(int(found["max"]), 16_384)))
        return frozenset(rows - {-1}), frozenset(columns)

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
        for match in _CELL.finditer(self._part(sheet)):
            found = _attributes(match.group(1))
            position = _position(found.get("r", ""))
            if position:
                styles[position] = int(found.get("s", "0") or 0)
        return styles

    def _format_codes(self) -> list[str]:
        """Per cell style, the number format code."""
        if self._codes is None:
            content = self._read("xl/styles.xml")
            named = dict(BUILT_IN)
            for match in _FORMATS.finditer(content):
                found = _attributes(match.group(1))
                named[int(found.get("numFmtId", "0"))] = found.get("formatCode", "")
            styles = _STYLES.search(content)
            self._codes = [
                named.get(int(_attributes(match.group(1)).get("numFmtId", "0")), "")
                for match in _STYLE.finditer(styles.group(0) if styles else b"")
            ]
        return self._codes

    def _part(self, sheet: str) -> bytes:
        return self._read(self.parts.get(sheet, ""))

    def _read(self, part: str) -> bytes:
        try:
            with zipfile.ZipFile(self.location) as archive:
                return archive.read(part)
        except (KeyError, OSError, zipfile.BadZipFile, RuntimeError):
            return b""


def _decoded(text: bytes) -> str:
    return html.unescape(text.decode("utf-8", "replace"))


def _attributes(head: bytes) -> dict[str, str]:
    return {
        name.decode(): _decoded(double or single)
        for name, double, single in _ATTRIBUTE.findall(head)
    }


def _position(reference: str) -> tuple[int, int] | None:
    """C7 -> (6, 2)."""
    match = _POSITION.fullmatch(reference)
    if not match:
        return None
    column = 0
    for letter in match.group(1):
        column = column * 26 + ord(letter) - 64
    return int(match.group(2)) - 1, column - 1
