"""What the fast reader does not tell about an .xlsb: errors, merged and hidden lines, formats.

Belongs here: the few binary records (MS-XLSB) that hold them. A formula in this format always
has a stored result, so none is ever found without. Does not belong here: cells' values.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable, Iterator

from pipelines.intake.package import read_part
from pipelines.intake.package_parts import BUILT_IN, Details, Relations
from pipelines.intake.sheet import Span, Value

ROW, FIRST_CELL, ERROR_CELL, LAST_CELL, ERROR_FORMULA = 0, 1, 3, 11, 11
FORMAT, CELL_FORMAT, COLUMN, SHEET, MERGED = 44, 47, 60, 156, 176
CELL_FORMATS, END_OF_CELL_FORMATS = 617, 618
ERROR_TEXTS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!",
    0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
HIDDEN_ROW, HIDDEN_COLUMN = 0x10, 0x01


def records(content: bytes) -> Iterator[tuple[int, bytes]]:
    """(kind, body) of each record; a cut-off end is passed over."""
    at, end = 0, len(content)
    while at < end:
        kind = content[at]
        at += 1
        if kind & 0x80 and at < end:
            kind = (kind & 0x7F) | (content[at] & 0x7F) << 7
            at += 1
        size = shift = 0
        while at < end and shift < 28:
            byte = content[at]
            at += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        if at + size > end:
            return
        yield kind, content[at : at + size]
        at += size


class XlsbParts:
    """The parts of one .xlsb, read on demand."""

    def __init__(self, archive: zipfile.ZipFile, links: Relations) -> None:
        self.archive, self._links = archive, links
        self._parts = dict(_sheets(read_part(archive, links.main), links.targets))
        self._styles: dict[str, dict[tuple[int, int], int]] = {}
        self._codes: list[str] | None = None

    def details(self, sheet: str) -> Details:
        """Errors, merged ranges and hidden lines, by one pass over the records."""
        cells: dict[tuple[int, int], Value] = {}
        rows: set[int] = set()
        columns: set[int] = set()
        spans = []
        row = 0
        for kind, body in records(self._part(sheet)):
            if kind == ROW and len(body) >= 12:
                row = struct.unpack_from("<I", body)[0]
                if body[11] & HIDDEN_ROW:
                    rows.add(row)
            elif kind in (ERROR_CELL, ERROR_FORMULA) and len(body) >= 9:
                column = struct.unpack_from("<I", body)[0]
                cells[row, column] = ERROR_TEXTS.get(body[8], "#N/A")
            elif kind == COLUMN and len(body) >= 18 and body[16] & HIDDEN_COLUMN:
                first, last = struct.unpack_from("<II", body)
                columns |= set(range(first, min(last + 1, 16_384)))
            elif kind == MERGED and len(body) >= 16:
                top, bottom, left, right = struct.unpack_from("<IIII", body)
                spans.append(Span(top, left, bottom, right))
        return Details(cells, frozenset(rows), frozenset(columns), tuple(spans))

    def number_format_of(self, sheet: str) -> Callable[[int, int], str]:
        """A function (row, column) -> number format code, '' when unknown."""

        def look_up(row: int, column: int) -> str:
            if sheet not in self._styles:
                self._styles[sheet] = dict(_styles_of_cells(self._part(sheet)))
            if self._codes is None:
                self._codes = _format_codes(read_part(self.archive, self._links.styles))
            style = self._styles[sheet].get((row, column), -1)
            return self._codes[style] if 0 <= style < len(self._codes) else ""

        return look_up

    def _part(self, sheet: str) -> bytes:
        return read_part(self.archive, self._parts.get(sheet, ""))


def _sheets(book: bytes, targets: dict[str, str]) -> Iterator[tuple[str, str]]:
    """(sheet name, part name) of each sheet."""
    for kind, body in records(book):
        if kind == SHEET:
            link, at = _text(body, 8)
            name, _at = _text(body, at)
            yield name, targets.get(link, "")


def _styles_of_cells(content: bytes) -> Iterator[tuple[tuple[int, int], int]]:
    row = 0
    for kind, body in records(content):
        if kind == ROW and len(body) >= 4:
            row = struct.unpack_from("<I", body)[0]
        elif FIRST_CELL <= kind <= LAST_CELL and len(body) >= 8:
            column, style = struct.unpack_from("<II", body)
            yield (row, column), style & 0xFFFFFF


def _format_codes(content: bytes) -> list[str]:
    """Per cell style, the number format code."""
    named, codes, inside = dict(BUILT_IN), [], False
    for kind, body in records(content):
        if kind == FORMAT and len(body) >= 6:
            named[struct.unpack_from("<H", body)[0]] = _text(body, 2)[0]
        elif kind in (CELL_FORMATS, END_OF_CELL_FORMATS):
            inside = kind == CELL_FORMATS
        elif kind == CELL_FORMAT and inside and len(body) >= 4:
            codes.append(named.get(struct.unpack_from("<HH", body)[1], ""))
    return codes


def _text(body: bytes, at: int) -> tuple[str, int]:
    """The text with its length before it, and where it ends."""
    if at + 4 > len(body):
        return "", len(body)
    size = struct.unpack_from("<I", body, at)[0]
    if size == 0xFFFFFFFF:
        return "", at + 4
    end = at + 4 + 2 * size
    return body[at + 4 : end].decode("utf-16-le", "replace"), end
