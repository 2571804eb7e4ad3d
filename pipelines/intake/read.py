"""Opening a file: from bytes to sheets, or to the sentence that says why not.

Belongs here: which reader takes a file, by its content (extensions lie). Does not belong here:
what the cells mean, the wording of refusals (`refusals.py`, `kinds.py`).
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from pipelines.intake.kinds import by_beginning, by_parts, by_streams, ole_streams
from pipelines.intake.limits import MEGABYTE, Limits
from pipelines.intake.package import Package, read_part
from pipelines.intake.refusals import (
    SAVE_AS,
    Unreadable,
    corrupt,
    cut_off,
    encrypted,
    suspicious,
    wrong_format,
)
from pipelines.intake.sheet import Sheet

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
LARGEST_PART = 2048 * MEGABYTE  # unpacked; all parts together as well
_PAGE = (b"<html", b"<!doctype", b"<table", b"<meta", b"<head", b"<body", b"<style")
_MHTML = (b"mime-version:", b"message-id:", b"content-type: multipart/related")


def read_sheets(location: Path, limits: Limits) -> list[Sheet]:
    """All sheets of the file. Raises Unreadable with the reason and what to do."""
    size = location.stat().st_size
    if size == 0:
        raise Unreadable("empty_file", "文件是空的（0 字节）。请重新导出或另存后报送。")
    if size > limits.file_bytes:
        limit = limits.file_bytes // MEGABYTE
        message = f"文件有 {size / MEGABYTE:.0f} MB，超过上限 {limit} MB。请删去图片或拆分后报送。"
        raise Unreadable("file_too_large", message)
    content = location.read_bytes()
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        archive = _checked_zip(content, limits)
        return _excel(location, content, limits, archive)
    if content.startswith(OLE):
        streams = ole_streams(content)
        if "EncryptedPackage" in streams:
            raise encrypted()
        refusal = by_streams(streams)
        if refusal:
            raise refusal
        sheets = _excel(location, content, limits)
        for sheet in sheets:
            sheet.macros = bool(streams & {"_VBA_PROJECT_CUR", "_VBA_PROJECT"})
        return sheets
    if content.startswith(BIFF):
        return _excel(location, content, limits)
    return _text(location, content[:4096], limits)


def _excel(
    location: Path, content: bytes, limits: Limits, archive: Package | None = None
) -> list[Sheet]:
    from pipelines.intake.read_excel import read_excel

    return read_excel(location, content, limits, archive)


def _text(location: Path, head: bytes, limits: Limits) -> list[Sheet]:
    """Not a workbook: a csv, a web page, or another thing under a workbook's name."""
    refusal = by_beginning(head)
    if refusal:
        raise refusal
    start = _beginning(head)
    sheets = _marked_up(location, start, limits)
    if sheets:
        return sheets
    if start.startswith((*_PAGE, *_MHTML, b"<?xml", b"<workbook")):
        message = "文件其实是网页或 XML（扩展名不符），里面没有能读的表格。" + SAVE_AS
        raise Unreadable("wrong_format", message, "unsupported")
    if not head.strip(b"\0"):
        raise corrupt()
    if location.suffix.lower() != ".csv" and not _is_plain_table(head):
        raise corrupt()
    from pipelines.intake.read_csv import read_csv

    return [read_csv(location, limits)]


def _marked_up(location: Path, start: bytes, limits: Limits) -> list[Sheet]:
    """The tables of a web page or of an XML workbook."""
    if start.startswith((b"<?xml", b"<workbook")) and b"office:spreadsheet" in start:
        from pipelines.intake.read_spreadsheetml import read_spreadsheetml

        return read_spreadsheetml(location, limits)
    if start.startswith(_MHTML):
        raise wrong_format("单个文件网页（MHTML）", SAVE_AS)
    if start.startswith(_PAGE):
        from pipelines.intake.read_html import read_html

        return read_html(location, limits)
    return []


def _beginning(head: bytes) -> bytes:
    """The first characters in lower case, without mark, white space and XML declaration."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            head = head[2:].decode(encoding, "ignore").encode()
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<?xml") and b"<html" in start[:1000]:
        return start[start.index(b"<html") :]
    return start


def _is_plain_table(head: bytes) -> bool:
    """Text with separators in its lines: what systems export as .xls without it being one."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\0", b"")
    control = any(byte < 9 or 13 < byte < 32 for byte in head)
    return not control and b"\n" in head and any(sign in head for sign in b"\t,;")


def _checked_zip(content: bytes, limits: Limits) -> Package:
    """The opened zip, its list of parts found harmless; nothing is unpacked yet."""
    try:
        archive = Package(content)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise (cut_off() if b"PK\x05\x06" not in content[-70_000:] else corrupt()) from error
    whole = 0
    for part in archive.filelist:
        whole += part.file_size
        if part.file_size > 20 * MEGABYTE:
            too_dense = part.file_size > max(1, part.compress_size) * limits.zip_ratio
            if too_dense or part.file_size > LARGEST_PART:
                raise suspicious()
    if whole > LARGEST_PART:
        raise suspicious()
    names = archive.NameToInfo
    mimetype = read_part(archive, "mimetype") if "mimetype" in names else b""
    refusal = None if "xl/workbook.xml" in names and not mimetype else by_parts(names, mimetype)
    if refusal:
        raise refusal
    return archive
