"""Opening a file: from bytes to sheets, or to the sentence that says why not.

Belongs here: telling formats apart by content (extensions lie) and the reasons for refusal.
Does not belong here: what the cells mean.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from pipelines.intake.limits import MEGABYTE, Limits
from pipelines.intake.outcome import FileState
from pipelines.intake.sheet import Sheet

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
LARGEST_PART = 2048 * MEGABYTE  # unpacked; all parts together as well
SAVE_AS = "请用 Excel 或 WPS 打开后另存为 .xlsx 再报送。"


class Unreadable(Exception):
    """A file that cannot be read: rule, state of the file, and the Chinese sentence."""

    def __init__(self, rule: str, message: str, state: FileState = "rejected") -> None:
        super().__init__(message)
        self.rule, self.message, self.state = rule, message, state


def read_sheets(location: Path, limits: Limits) -> list[Sheet]:
    """All sheets of the file. Raises Unreadable with the reason and what to do."""
    size = location.stat().st_size
    if size == 0:
        raise Unreadable("empty_file", "文件是空的（0 字节）。请重新导出或另存后报送。")
    if size > limits.file_bytes:
        limit = limits.file_bytes // MEGABYTE
        message = f"文件有 {size / MEGABYTE:.0f} MB，超过上限 {limit} MB。请删去图片或拆分后报送。"
        raise Unreadable("file_too_large", message)
    with location.open("rb") as stream:
        head = stream.read(4096)
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _excel(location, limits, _checked_zip(location, limits))
    if head.startswith(OLE):
        if _is_encrypted(location):
            raise encrypted()
        return _excel(location, limits)
    if head.startswith(BIFF):
        return _excel(location, limits)
    return _text(location, head, limits)


def encrypted() -> Unreadable:
    """The refusal of a file that needs a password."""
    return Unreadable(
        "encrypted",
        "文件设有打开密码，无法读取。请在 Excel 中取消密码（文件—信息—保护工作簿）后重新报送。",
    )


def corrupt() -> Unreadable:
    """The refusal of a damaged file."""
    return Unreadable("corrupt", "文件已损坏或不是有效的工作簿，无法读取。" + SAVE_AS)


def too_many_cells(limits: Limits) -> Unreadable:
    """The refusal of a file whose used range is too large."""
    return Unreadable(
        "too_many_cells",
        f"表格范围超过 {limits.cells:,} 个单元格。"
        "请删去表格以外的内容（多余的行、列、格式）后另存再报送。",
    )


def _excel(location: Path, limits: Limits, archive: zipfile.ZipFile | None = None) -> list[Sheet]:
    from pipelines.intake.read_excel import read_excel

    return read_excel(location, limits, archive)


def _text(location: Path, head: bytes, limits: Limits) -> list[Sheet]:
    """Not a workbook: a csv, a web page, or another thing under a workbook's name."""
    start = _beginning(head)
    if start.startswith(b"%pdf"):
        raise Unreadable(
            "wrong_format", "文件其实是 PDF，不是工作簿。请报送原始的 Excel 文件。", "unsupported"
        )
    if start.startswith((b"<html", b"<!doctype", b"<table", b"<meta", b"<head", b"<body")):
        from pipelines.intake.read_html import read_html

        sheets = read_html(location, limits)
        if sheets:
            return sheets
    if start.startswith((b"<html", b"<!doctype", b"<?xml", b"<table", b"<meta", b"mime-version")):
        message = "文件其实是网页或 XML（扩展名不符），里面没有能读的表格。" + SAVE_AS
        raise Unreadable("wrong_format", message, "unsupported")
    if location.suffix.lower() != ".csv" and not _is_plain_table(head):
        raise corrupt()
    from pipelines.intake.read_csv import read_csv

    return [read_csv(location, limits)]


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


def _checked_zip(location: Path, limits: Limits) -> zipfile.ZipFile:
    """The opened zip, its list of parts found harmless; nothing is unpacked yet."""
    try:
        archive = zipfile.ZipFile(location)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise corrupt() from error
    parts = archive.infolist()
    for part in parts:
        too_dense = part.file_size > max(1, part.compress_size) * limits.zip_ratio
        if (part.file_size > 20 * MEGABYTE and too_dense) or part.file_size > LARGEST_PART:
            raise _suspicious()
    if sum(part.file_size for part in parts) > LARGEST_PART:
        raise _suspicious()
    if any(part.filename.replace("\\", "/").startswith("word/") for part in parts):
        message = "文件其实是 Word 文档（扩展名不符）。请报送 Excel 工作簿。"
        raise Unreadable("wrong_format", message, "unsupported")
    return archive


def _suspicious() -> Unreadable:
    message = "压缩比异常（解开后过大），为安全起见没有读取。" + SAVE_AS
    return Unreadable("suspicious_archive", message)


def _is_encrypted(location: Path) -> bool:
    """Encrypted .xlsx files are OLE containers with this stream."""
    content = location.read_bytes()
    return "EncryptedPackage".encode("utf-16-le") in content
