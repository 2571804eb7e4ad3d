"""A zip held in memory, with its parts unpacked the short way.

Belongs here: reading one part of a workbook's zip. The library's way costs three times as much
a part, which is much for a small return; it still reads whatever is unusual. Does not belong
here: which part is which (`package_parts.py`).
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from xml.parsers import expat

_LOCAL = struct.Struct("<4s2xHH16xHH")  # signature, flags, method, lengths of name and extra
_ENCRYPTED = 0x01
BROKEN_PART = (KeyError, OSError, zipfile.BadZipFile, RuntimeError, zlib.error, EOFError)


class Package(zipfile.ZipFile):
    """The zip of a workbook; its content is read once."""

    def __init__(self, content: bytes) -> None:
        super().__init__(io.BytesIO(content))
        self._content = content

    def part(self, name: str) -> bytes:
        """The part unpacked, never more than it claims. Raises one of BROKEN_PART."""
        entry = self.NameToInfo[name]
        quick = self._quickly(entry)
        return self.read(name) if quick is None else quick

    def _quickly(self, entry: zipfile.ZipInfo) -> bytes | None:
        """None where anything is unusual."""
        start = entry.header_offset
        if start < 0 or start + _LOCAL.size > len(self._content):
            return None
        sign, flags, method, name, extra = _LOCAL.unpack_from(self._content, start)
        if sign != b"PK\x03\x04" or flags & _ENCRYPTED or method != zipfile.ZIP_DEFLATED:
            return None
        if entry.compress_type != method or not entry.file_size:
            return None
        begin = start + _LOCAL.size + name + extra
        packed = self._content[begin : begin + entry.compress_size]
        unpacked = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, entry.file_size)
        return unpacked if zlib.crc32(unpacked) == entry.CRC else None


def read_part(archive: zipfile.ZipFile, part: str) -> bytes:
    """The part unpacked; nothing where it is missing or damaged."""
    try:
        return archive.part(part) if isinstance(archive, Package) else archive.read(part)
    except BROKEN_PART:
        return b""


def is_well_formed(content: bytes) -> bool:
    """Whether all of an XML part can be read; the fast reader skips what it cannot, unsaid.

    Parsed only where the brackets do not match: a bare `>` is allowed, but rare.
    """
    if content.count(b"<") == content.count(b">"):
        return True
    parser = expat.ParserCreate()
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        return False
    return True
