"""When files were received: `receipts.csv` (`file,received_at[,sender]`).

Belongs here: reading those statements and saying which lines are wrong. Does not belong
here: what counts when there is no statement (the first sight of the file, `receive.py`).
"""

from __future__ import annotations

import csv
import io
import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

_MOMENT = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?")


@dataclass(frozen=True)
class Receipt:
    """One statement of receipt, China time."""

    received_at: datetime
    sender: str = ""


@dataclass(frozen=True)
class ReceiptProblem:
    """A line of a receipts.csv that cannot be used, and what to do."""

    file: str  # the receipts.csv, relative to the inputs folder
    line: int
    message: str


def read_receipts(
    inputs: Path, receipt_files: Iterable[Path], paths: set[str]
) -> tuple[dict[str, Receipt], tuple[ReceiptProblem, ...]]:
    """Statements by file path; a deeper receipts.csv, then a later line, outranks the others."""
    statements: dict[str, Receipt] = {}
    problems: list[ReceiptProblem] = []
    by_form = {unicodedata.normalize("NFC", path): path for path in paths}
    for location in sorted(receipt_files, key=lambda item: (len(item.parts), item)):
        source = location.relative_to(inputs).as_posix()
        folder = posixpath.dirname(source)
        try:
            text = decode(location.read_bytes())
        except OSError:
            message = "receipts.csv 打不开，其中的收到时间没有采用。请检查文件权限。"
            problems.append(ReceiptProblem(source, 0, message))
            continue
        for line, entry in _entries(text):
            if isinstance(entry, str):
                problems.append(ReceiptProblem(source, line, entry))
                continue
            name, receipt = entry
            path = posixpath.normpath(posixpath.join(folder, name.replace("\\", "/")))
            found = path if path in paths else by_form.get(unicodedata.normalize("NFC", path))
            if found is None:
                message = (
                    f"receipts.csv 第{line}行：找不到文件“{name}”。"
                    "请核对文件名（相对 receipts.csv 所在文件夹）。"
                )
                problems.append(ReceiptProblem(source, line, message))
            else:
                statements[found] = receipt
    return statements, tuple(problems)


def decode(content: bytes) -> str:
    """UTF-8 with or without BOM, else GB18030; bytes that fit neither are replaced."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030", "replace")


def parse_moment(text: str) -> datetime | None:
    """`YYYY-MM-DD[ HH:MM[:SS]]`; a date alone is the start of that day."""
    match = _MOMENT.fullmatch(text.strip())
    if not match:
        return None
    try:
        return datetime(*(int(part or 0) for part in match.groups()))  # type: ignore[arg-type]  # six or fewer
    except ValueError:
        return None


def _entries(text: str) -> Iterator[tuple[int, tuple[str, Receipt] | str]]:
    """Per data line: its file and statement, or the sentence that says what is wrong."""
    reader = csv.reader(io.StringIO(text.replace("\0", "")))
    columns: dict[str, int] | None = None
    try:
        for fields in reader:
            row = [field.strip() for field in fields]
            if not any(row) or row[0].startswith("#"):
                continue
            if columns is None:
                columns = {name: index for index, name in enumerate(row)}
                if "file" not in columns or "received_at" not in columns:
                    yield (
                        reader.line_num,
                        "receipts.csv 的首行应为“file,received_at,sender”，没有采用。",
                    )
                    return
                continue
            yield reader.line_num, _entry(row, columns, reader.line_num)
    except csv.Error:
        yield (
            reader.line_num,
            f"receipts.csv 第{reader.line_num}行起无法识别。请用逗号分隔的文本重新保存。",
        )


def _entry(row: list[str], columns: dict[str, int], line: int) -> tuple[str, Receipt] | str:
    def field(name: str) -> str:
        index = columns.get(name, len(row))
        return row[index] if index < len(row) else ""

    moment = parse_moment(field("received_at"))
    if not field("file"):
        return f"receipts.csv 第{line}行：缺少文件名。请补填 file 一栏。"
    if moment is None:
        return (
            f"receipts.csv 第{line}行：收到时间“{field('received_at')}”无法识别。"
            "请写成 2017-04-20 或 2017-04-20 09:30。"
        )
    return field("file"), Receipt(moment, field("sender"))
