"""Reading .csv: which encoding, which separator, then cells as text.

Belongs here: text files only. A number in a csv stays text; what it means is `values/`' work.
"""

from __future__ import annotations

import codecs
import csv
import io
from pathlib import Path

from pipelines.intake.limits import Limits
from pipelines.intake.refusals import Unreadable, too_many_cells
from pipelines.intake.sheet import BLANK, Sheet, Value

UNKNOWN = "文字编码无法识别。请用 Excel 另存为“CSV UTF-8”或 .xlsx 后重新报送。"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_csv(location: Path, limits: Limits) -> Sheet:
    """The file as one sheet named after the file's stem, as spreadsheet programs do."""
    text = decode_text(location.read_bytes())
    csv.field_size_limit(10_000_000)
    first_lines = text[:20_000].splitlines()[:20]
    separator = max(",\t;", key=lambda sign: sum(line.count(sign) for line in first_lines))
    rows: list[list[Value]] = []
    cells = 0
    try:
        for fields in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            rows.append(list(fields))
            cells += len(fields)
            if cells > limits.cells:
                raise too_many_cells(limits)
    except csv.Error as error:
        message = "文件不是有效的 CSV（引号或换行不成对）。请用 Excel 重新另存后报送。"
        raise Unreadable("corrupt", message) from error
    width = max((len(row) for row in rows), default=0)
    if width * len(rows) > 4 * limits.cells:
        raise too_many_cells(limits)
    for row in rows:
        row.extend([BLANK] * (width - len(row)))
    return Sheet(name=location.stem, rows=rows, plain_text=True)


def decode_text(content: bytes) -> str:
    """UTF-8 (BOM or not), UTF-16, GBK or GB18030. Raises Unreadable."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _decode(content, encoding)
    if content[:2000].count(0) > len(content[:2000]) // 5:
        return _decode(content, "utf-16-be" if content[:1] == b"\0" else "utf-16-le")
    if b"\0" in content:
        raise Unreadable("wrong_format", UNKNOWN, "unsupported")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode(content, "gb18030")


def _decode(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable("unknown_encoding", UNKNOWN) from error
