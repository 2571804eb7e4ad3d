"""Hand-made .ods and .xlsb files, as small as the programs still take them."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

_ODS = (
    '<?xml version="1.0"?>{doctype}<office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"'
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
    "<office:automatic-styles>{styles}</office:automatic-styles>"
    "<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    "</office:document-content>"
)
_MIME = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIME}"/>'
    "</manifest:manifest>"
)


def ods(path: Path, tables: str, styles: str = "", doctype: str = "") -> Path:
    """An .ods with these tables, as its XML writes them."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _MIME, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        content = _ODS.format(doctype=doctype, styles=styles, tables=tables)
        archive.writestr("content.xml", content)
    return path


def ods_cell(value: str | float | None, extra: str = "") -> str:
    """One cell; `extra`: further attributes."""
    if value is None:
        return f"<table:table-cell {extra}/>"
    kind = "string" if isinstance(value, str) else f'float" office:value="{value}'
    shown = escape(str(value))
    return (
        f'<table:table-cell office:value-type="{kind}" {extra}>'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )


def ods_row(cells: Sequence[str | float | None], extra: str = "") -> str:
    """One row; a text that begins with '<' is a cell already."""
    made = [c if isinstance(c, str) and c.startswith("<") else ods_cell(c) for c in cells]
    return f"<table:table-row {extra}>{''.join(made)}</table:table-row>"


def ods_table(name: str, rows: Sequence[str], columns: str = "") -> str:
    """One sheet."""
    return f'<table:table table:name="{name}">{columns}{"".join(rows)}</table:table>'


class Error(int):
    """An error cell's code in an .xlsb."""


def _record(kind: int, body: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = bytearray(), len(body)
    while True:
        size.append(length & 0x7F | (0x80 if length > 0x7F else 0))
        length >>= 7
        if not length:
            return head + bytes(size) + body


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _xlsb_cell(column: int, value: str | float | Error) -> bytes:
    head = struct.pack("<II", column, 0)
    if isinstance(value, Error):
        return _record(3, head + bytes([value]))
    if isinstance(value, str):
        return _record(6, head + _wide(value))
    return _record(5, head + struct.pack("<d", value))


def xlsb(
    path: Path,
    rows: Sequence[Sequence[str | float | Error | None]],
    *,
    hidden_rows: Sequence[int] = (),
    hidden_column: int | None = None,
    merged: Sequence[tuple[int, int, int, int]] = (),  # top, bottom, left, right
    code: str = "0.00",
) -> Path:
    """An .xlsb with one sheet; all cells have the number format `code`."""
    width = max(map(len, rows))
    sheet = _record(129) + _record(148, struct.pack("<IIII", 0, len(rows) - 1, 0, width - 1))
    if hidden_column is not None:
        info = struct.pack("<IIIIH", hidden_column, hidden_column, 2304, 0, 1)
        sheet += _record(390) + _record(60, info) + _record(391)
    sheet += _record(145)
    for i, row in enumerate(rows):
        flags = bytes([0, 0x10 if i in hidden_rows else 0, 0])
        sheet += _record(0, struct.pack("<IIH", i, 0, 300) + flags + struct.pack("<I", 0))
        sheet += b"".join(_xlsb_cell(j, v) for j, v in enumerate(row) if v is not None)
    sheet += _record(146)
    if merged:
        sheet += _record(177, struct.pack("<I", len(merged)))
        sheet += b"".join(_record(176, struct.pack("<IIII", *span)) for span in merged)
        sheet += _record(178)
    sheet += _record(130)
    book = _record(131) + _record(143)
    book += _record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("台账"))
    book += _record(144) + _record(132)
    styles = _record(278) + _record(615, struct.pack("<I", 1))
    styles += _record(44, struct.pack("<H", 170) + _wide(code)) + _record(616)
    styles += _record(617, struct.pack("<I", 1)) + _record(47, struct.pack("<HH", 0, 170))
    styles += _record(618) + _record(279)
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"

    def links(*entries: tuple[str, str, str]) -> str:
        body = "".join(
            f'<Relationship Id="{key}" Type="{office}/{kind}" Target="{target}"/>'
            for key, kind, target in entries
        )
        return f'<Relationships xmlns="{package}/relationships">{body}</Relationships>'

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{package}/content-types"/>')
        archive.writestr("_rels/.rels", links(("rId1", "officeDocument", "xl/workbook.bin")))
        archive.writestr(
            "xl/_rels/workbook.bin.rels",
            links(("rId1", "worksheet", "worksheets/sheet1.bin"), ("rId2", "styles", "styles.bin")),
        )
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
        archive.writestr("xl/styles.bin", styles)
    return path
