"""What a file really is, told by its first bytes and its inner names; extensions lie.

Belongs here: the kinds of file that are no workbook, each named in words. Does not belong
here: reading any of them.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.intake.refusals import Unreadable, wrong_format

UNPACK = "请解压后报送里面的 Excel 工作簿。"
PICTURE = "请报送原始的 Excel 工作簿，不要报送截图或照片。"
TYPED = "请把内容填入规定的 Excel 表样后报送。"
_BEGINNINGS = (
    (b"\x89PNG", "图片（PNG）", PICTURE),
    (b"\xff\xd8\xff", "图片（JPG）", PICTURE),
    (b"GIF8", "图片（GIF）", PICTURE),
    (b"BM", "图片（BMP）", PICTURE),
    (b"II*\x00", "图片（TIFF）", PICTURE),
    (b"MM\x00*", "图片（TIFF）", PICTURE),
    (b"Rar!\x1a\x07", "压缩包（RAR）", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "压缩包（7z）", UNPACK),
    (b"\x1f\x8b", "压缩包（gzip）", UNPACK),
    (b"MZ", "程序（EXE）", "请报送 Excel 工作簿，并请先查杀病毒。"),
    (b"\x7fELF", "程序", "请报送 Excel 工作簿，并请先查杀病毒。"),
    (b"{\\rtf", "写字板或 Word 文档（RTF）", TYPED),
    (b"SQLite format 3\x00", "数据库文件", "请用原来的程序导出为 .xlsx 后报送。"),
)
_OLE_STREAMS = (
    ("WordDocument", "Word 或 WPS 文字文档", TYPED),
    ("PowerPoint Document", "演示文稿（PPT 或 WPS 演示）", TYPED),
    ("__substg1.0_", "Outlook 邮件", "请保存邮件里的附件后报送。"),
    ("__nameid_version1.0", "Outlook 邮件", "请保存邮件里的附件后报送。"),
)
_ZIP_FOLDERS = (
    ("word/", "Word 文档", TYPED),
    ("ppt/", "演示文稿（PPT）", TYPED),
    ("visio/", "Visio 图", TYPED),
    ("ofd.xml", "OFD 版式文件", "请报送原始的 Excel 工作簿（.xlsx）。"),
)
_OPEN_DOCUMENTS = (
    (b"opendocument.text", "文字文档（ODT）", TYPED),
    (b"opendocument.presentation", "演示文稿（ODP）", TYPED),
    (b"opendocument.graphics", "绘图（ODG）", TYPED),
)
_WORKBOOK_PARTS = ("xl/", "content.xml", "_rels/", "[content_types].xml", "workbook", "mimetype")


def by_beginning(head: bytes) -> Unreadable | None:
    """The refusal of a kind that shows in the first bytes."""
    if b"%PDF-" in head[:1024]:
        return wrong_format(" PDF", "请报送原始的 Excel 文件。")
    for sign, what, instead in _BEGINNINGS:
        if head.startswith(sign) and (sign != b"BM" or head[6:10] == bytes(4)):
            return wrong_format(what, instead)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return wrong_format("图片（WEBP）", PICTURE)
    if head[4:8] == b"ftyp":
        return wrong_format("手机照片或视频", PICTURE)
    return None


def ole_streams(content: bytes) -> frozenset[str]:
    """Names that look like those of an OLE container's streams: found without its directory."""
    names = ("EncryptedPackage", "Workbook", "Book", "_VBA_PROJECT_CUR", "_VBA_PROJECT")
    wanted = (*names, *(name for name, _, _ in _OLE_STREAMS))
    return frozenset(name for name in wanted if _entry(name) in content)


def _entry(name: str) -> bytes:
    """How a stream's name begins in the container's directory (64 bytes, ends in zeros)."""
    exact = name not in ("__substg1.0_", "EncryptedPackage")
    return name.encode("utf-16-le") + bytes(2 if exact else 0)


def by_streams(streams: Iterable[str]) -> Unreadable | None:
    """The refusal of an OLE container that holds no workbook."""
    found = set(streams)
    if found & {"Workbook", "Book", "EncryptedPackage"}:
        return None
    for name, what, instead in _OLE_STREAMS:
        if name in found:
            return wrong_format(what, instead)
    return None


def by_parts(names: Iterable[str], mimetype: bytes) -> Unreadable | None:
    """The refusal of a zip that holds no workbook."""
    plain = [name.replace("\\", "/").lower() for name in names]
    for folder, what, instead in _ZIP_FOLDERS:
        if any(name.startswith(folder) for name in plain):
            return wrong_format(f" {what}" if what[0].isascii() else what, instead)
    for sign, what, instead in _OPEN_DOCUMENTS:
        if sign in mimetype:
            return wrong_format(what, instead)
    if plain and not any(name.startswith(_WORKBOOK_PARTS) for name in plain):
        return wrong_format("压缩包（ZIP）", UNPACK)
    return None
