"""What the fast reader does not tell about an .xlsx: errors, formulas, number formats.

Belongs here: looking into the parts of the zip, and only when there is a doubt. Searched as
bytes with patterns: no XML entity is ever expanded, so hostile XML costs nothing.
"""

from __future__ import annotations

import html
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pipelines.intake.sheet import Formula, Value

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_CELL = re.compile(rb"<(?:\w+:)?c(?:\s([^>]*?))?(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_ROW_OR_CELL = re.compile(rb"<(?:\w+:)?row(?:\s([^>]*))?>|" + _CELL.pattern, re.DOTALL)
_ROOT = re.compile(rb"<(\w+:)?worksheet[\s>]")
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
MAIN_PART = "/officeDocument"  # how the relation to the workbook's part ends


class Details(NamedTuple):
    """What the fast reader does not tell about one sheet; positions counted from 0."""

    cells: dict[tuple[int, int], Value]  # error cells, and formulas without a stored result
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]


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
        try:
            main = _main_part(archive)
            folder, name = posixpath.split(main)
            book = archive.read(main)
            links = archive.read(f"{folder}/_rels/{name}.rels".lstrip("/"))
        except (KeyError, OSError, zipfile.BadZipFile, RuntimeError, zlib.error):
            return None
        targets, styles = {}, ""
        for match in _RELATION.finditer(links):
            found = _attributes(match.group(1))
            part = _target(folder, found.get("Target", ""))
            targets[found.get("Id", "")] = part
            if found.get("Type", "").endswith("/styles"):
                styles = part
        parts = {}
        for match in _SHEET.finditer(book):
            found = _attributes(match.group(1))
            link = next((text for key, text in found.items() if key.endswith(":id")), "")
            parts[found.get("name", "")] = targets.get(link, "")
        return cls(archive, parts, styles)

    def details(self, sheet: str) -> Details:
        """Unpacks the sheet once; a sheet without any doubt costs a few searches for bytes."""
        content = self._part(sheet)
        if b"hidden=" not in content:
            return Details(hidden_cells(content), frozenset(), frozenset())
        rows = {
            int(_attributes(match.group(1)).get("r", "0")) - 1
            for match in _HIDDEN_ROW.finditer(content)
        }
        columns: set[int] = set()
        for match in _HIDDEN_COLUMN.finditer(content):
            found = _attributes(match.group(1))
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
        for position, head, _body in _cells(self._part(sheet)):
            styles[position] = int(_attributes(head).get("s", "0") or 0)
        return styles

    def _format_codes(self) -> list[str]:
        """Per cell style, the number format code."""
        if self._codes is None:
            content = self._read(self.styles)
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
            return self.archive.read(part)
        except (KeyError, OSError, zipfile.BadZipFile, RuntimeError, zlib.error):
            return b""


def _main_part(archive: zipfile.ZipFile) -> str:
    """The workbook's part: where the package says, which is nearly always the usual place."""
    try:
        links = archive.read("_rels/.rels")
    except KeyError:
        links = b""
    for match in _RELATION.finditer(links):
        found = _attributes(match.group(1))
        if found.get("Type", "").endswith(MAIN_PART):
            return _target("", found.get("Target", ""))
    return "xl/workbook.xml"


def _target(folder: str, target: str) -> str:
    """A relation's target as a part name."""
    if target.startswith("/"):
        return posixpath.normpath(target.lstrip("/"))
    return posixpath.normpath(posixpath.join(folder, target))


def hidden_cells(content: bytes) -> dict[tuple[int, int], Value]:
    """Error cells, and formulas without a stored result, by position."""
    found: dict[tuple[int, int], Value] = {}
    places = _doubtful_cells(content)
    if not places:
        return found
    walked: dict[int, tuple[int, int]] | None = None
    for start in places:
        match = _CELL.match(content, start)
        value = _hidden_value(match) if match else None
        if match is None or value is None:
            continue
        position = _position(_attributes(match.group(1) or b"").get("r", ""))
        if position is None:  # the cell does not say where it stands: count from the start
            walked = walked or _places(content)
            position = walked.get(start)
        if position is not None:
            found[position] = value
    return found


def _doubtful_cells(content: bytes) -> list[int]:
    """Where the cells begin that are errors or have a formula. Literal searches: they are quick."""
    root = _ROOT.search(content[:4096])
    prefix = root.group(1) or b"" if root else b""
    cell, formula = b"<" + prefix + b"c ", b"<" + prefix + b"f"
    bare = cell[:-1] + b">"
    starts = set()
    for sign, after in ((b't="e"', b""), (b"t='e'", b""), (formula, b" />\t\r\n")):
        at = content.find(sign)
        while at >= 0:
            following = content[at + len(sign) : at + len(sign) + 1]
            if not after or following in (after[i : i + 1] for i in range(len(after))):
                start = content.rfind(cell, 0, at)  # near, so it is found at once
                starts.add(max(start, content.rfind(bare, max(start, 0), at)))
            at = content.find(sign, at + 1)
    return sorted(starts - {-1})


def _hidden_value(cell: re.Match[bytes]) -> Value | None:
    """The error, or the formula without a result, that a cell holds."""
    head, body = cell.group(1) or b"", cell.group(2) or b""
    result = _RESULT.search(body)
    if b't="e"' in head or b"t='e'" in head:
        return _decoded(result.group(1)) if result else "#N/A"
    formula = _FORMULA.search(body)
    if formula and not result and _attributes(head).get("t") != "str":
        return Formula("=" + _decoded(formula.group(1) or b"?"))
    return None


def _cells(content: bytes) -> Iterator[tuple[tuple[int, int], bytes, bytes]]:
    """(position, attributes, body) of every cell; without an address, the next place counts."""
    for match, position in _walk(content):
        yield position, match.group(2) or b"", match.group(3) or b""


def _places(content: bytes) -> dict[int, tuple[int, int]]:
    """Start of each cell's element -> its position."""
    return {match.start(): position for match, position in _walk(content)}


def _walk(content: bytes) -> Iterator[tuple[re.Match[bytes], tuple[int, int]]]:
    row, column = -1, -1
    for match in _ROW_OR_CELL.finditer(content):
        if match.group(2) is None and match.group(0).find(b"row", 0, 12) > 0:
            stated = _attributes(match.group(1) or b"").get("r", "")
            row, column = int(stated) - 1 if stated.isdecimal() else row + 1, -1
            continue
        position = _position(_attributes(match.group(2) or b"").get("r", ""))
        row, column = position or (row, column + 1)
        yield match, (row, column)


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
