"""Ways in which a valid workbook is damaged or disfigured, each a function of bytes and chance.

Belongs here: the mutations. Does not belong here: judging what intake makes of them (`run.py`).
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

Mutation = Callable[[bytes, random.Random], bytes]
Page = Any
ODD_VALUES: tuple[Any, ...] = (
    2017.1, 4.1, -3, 1e300, 0, True, "", " ", "　", "—", "无", "#REF!", "#N/A", "=1+1", "=A1", "是",
    "否", "√", "2017年4月", "4月20日", datetime(2017, 4, 6), datetime(1900, 1, 1), "1.2亿", "３次",
    "合计", "小计", "说明：见附件", "备注", "填表人：", "一\n二", "x" * 5000, "序号", "项目名称", "遵义市",
    "\ufeff", "a\u200bb", "_x000D_", "<b>&amp;", "'引号", "@x", "95%", "0.95", "问题台账", "2017-Q1",
)  # fmt: skip
PIECES = (b"\0", b"\xff\xff", b"<", b">", b"&", b'"', b"PK\x03\x04", b"</row>", b"]]>", b"\x09\x08")
XML_CHANGES: tuple[tuple[bytes, bytes], ...] = (
    (rb't="s"', b't="e"'), (rb't="s"', b't="n"'), (rb't="n"', b't="b"'), (rb't="s"', b't="str"'),
    (rb't="s"', b't="inlineStr"'), (rb' r="[A-Z]+\d+"', b""), (rb' r="([A-Z]+)\d+"', rb' r="\g<1>0"'),
    (rb"<v>[^<]*</v>", b""), (rb"<v>[^<]*</v>", b"<v>999999</v>"), (rb"<v>[^<]*</v>", b"<v>-1</v>"),
    (rb"<v>([^<]*)</v>", rb"<f>SUM(A1)</f><v>\1</v>"), (rb"<v>[^<]*</v>", b"<f>A1</f>"),
    (rb"<row ", b'<row hidden="1" '), (rb"<mergeCell ref=\"[^\"]*\"", b'<mergeCell ref="A1:T9"'),
    (rb"<dimension[^>]*>", b'<dimension ref="A1:XFD1048576"/>'), (rb"</sheetData>", b""),
    (rb"<si>", b"<si><rPh><t>x</t></rPh>"), (rb"&amp;", b"&nope;"), (rb"<\?xml[^>]*>", b""),
    (rb"<\?xml[^>]*>", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'),
    (rb'state="visible"', b'state="veryHidden"'), (rb"<sheet ", b'<sheet state="hidden" '),
    (rb's="\d+"', b's="99999"'), (rb'name="[^"]*"', b'name=""'), (rb"<c ", b"<x:c "),
)  # fmt: skip


def flip_bytes(content: bytes, chance: random.Random) -> bytes:
    """Some bytes are others."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 3, 20, 200))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(content: bytes, chance: random.Random) -> bytes:
    """The end, or a piece, is missing."""
    start = chance.randrange(len(content))
    end = len(content) if chance.random() < 0.5 else chance.randrange(start, len(content))
    return content[:start] + content[end:]


def insert(content: bytes, chance: random.Random) -> bytes:
    """Something was put in between."""
    at = chance.randrange(len(content))
    return content[:at] + chance.choice(PIECES) * chance.choice((1, 2, 50)) + content[at:]


def change_parts(content: bytes, chance: random.Random) -> bytes:
    """The XML of one part of the zip says something else, or the part is gone."""
    source = zipfile.ZipFile(io.BytesIO(content))
    names = source.namelist()
    chosen = chance.choice(names)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            part = source.read(name)
            if name == chosen or (chance.random() < 0.5 and "sheet" in name):
                changed = _changed_xml(part, chance)
                if changed is None:
                    continue
                part = changed
            archive.writestr(name, part)
        if chance.random() < 0.1:
            archive.writestr(chance.choice(("../evil.xml", "/abs.xml", "xl/vbaProject.bin")), b"x")
    return target.getvalue()


def _changed_xml(part: bytes, chance: random.Random) -> bytes | None:
    if chance.random() < 0.08:
        return None
    if chance.random() < 0.15 and part:
        return flip_bytes(part, chance)
    pattern, replacement = chance.choice(XML_CHANGES)
    count = chance.choice((1, 1, 3, 0))
    return re.sub(pattern, replacement, part, count=count)


def change_cells(content: bytes, chance: random.Random) -> bytes:
    """What a person can do in a spreadsheet program, a few times over."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for _ in range(chance.choice((1, 2, 3, 8))):
        with suppress(KeyError, ValueError, AttributeError):  # an edit that openpyxl cannot do
            chance.choice(EDITS)(chance.choice(book.worksheets), chance)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _row(page: Page, chance: random.Random) -> int:
    return chance.randint(1, max(1, page.max_row) + 2)


def _column(page: Page, chance: random.Random) -> int:
    return chance.randint(1, max(1, page.max_column) + 2)


def _put(page: Page, row: int, column: int, value: Any) -> None:
    cell = page.cell(row, column)
    if not isinstance(cell, openpyxl.cell.cell.MergedCell):
        cell.value = value


def _values(page: Page) -> list[list[Any]]:
    return [list(row) for row in page.iter_rows(values_only=True)]


def _rewrite(page: Page, rows: Sequence[Sequence[Any]]) -> None:
    for span in list(page.merged_cells.ranges):
        page.unmerge_cells(str(span))
    for i, row in enumerate(rows, 1):
        for j, value in enumerate(row, 1):
            page.cell(i, j).value = value


def odd_value(page: Page, chance: random.Random) -> None:
    """A cell says something it should not."""
    _put(page, _row(page, chance), _column(page, chance), chance.choice(ODD_VALUES))


def odd_column(page: Page, chance: random.Random) -> None:
    """A whole column is of another type."""
    column, value = _column(page, chance), chance.choice(ODD_VALUES)
    for row in range(chance.randint(1, 8), page.max_row + 1):
        _put(page, row, column, value)


def insert_row(page: Page, chance: random.Random) -> None:
    """A blank row."""
    page.insert_rows(_row(page, chance), chance.choice((1, 2, 30)))


def insert_column(page: Page, chance: random.Random) -> None:
    """A blank column, perhaps with a header of its own."""
    column = _column(page, chance)
    page.insert_cols(column)
    if chance.random() < 0.5:
        _put(page, chance.randint(1, 6), column, chance.choice(("自定义栏", "审核意见", "备注2")))


def delete_row(page: Page, chance: random.Random) -> None:
    """A row is gone: perhaps the title or the header."""
    page.delete_rows(_row(page, chance))


def delete_column(page: Page, chance: random.Random) -> None:
    """A column is gone."""
    page.delete_cols(_column(page, chance))


def shuffle_rows(page: Page, chance: random.Random) -> None:
    """The rows from somewhere on in another order."""
    rows = _values(page)
    start = chance.randrange(len(rows) + 1)
    tail = rows[start:]
    chance.shuffle(tail)
    _rewrite(page, rows[:start] + tail)


def shuffle_columns(page: Page, chance: random.Random) -> None:
    """The columns in another order, titles with them."""
    rows = _values(page)
    order = list(range(page.max_column))
    chance.shuffle(order)
    _rewrite(page, [[row[j] for j in order] for row in rows])


def repeat_rows(page: Page, chance: random.Random) -> None:
    """Part of the sheet again: below, or to the right."""
    rows = _values(page)[: chance.choice((3, 6, 40))]
    below = chance.random() < 0.6
    down, right = (page.max_row + 1, 0) if below else (0, page.max_column + chance.randint(0, 2))
    for i, row in enumerate(rows, 1):
        for j, value in enumerate(row, 1):
            _put(page, i + down, j + right, value)


def merge(page: Page, chance: random.Random) -> None:
    """A merged range, perhaps over headers, perhaps over data."""
    top, left = _row(page, chance), _column(page, chance)
    bottom, right = top + chance.choice((0, 1, 3)), left + chance.choice((0, 1, 4))
    for span in list(page.merged_cells.ranges):
        if not (
            span.max_row < top or span.min_row > bottom
            or span.max_col < left or span.min_col > right
        ):  # fmt: skip
            page.unmerge_cells(str(span))
    if (bottom, right) != (top, left):
        page.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)


def hide(page: Page, chance: random.Random) -> None:
    """A row, a column or the sheet is hidden."""
    what = chance.randrange(3)
    if what == 0:
        page.row_dimensions[_row(page, chance)].hidden = True
    elif what == 1:
        page.column_dimensions[get_column_letter(_column(page, chance))].hidden = True
    elif len(page.parent.worksheets) > 1 or chance.random() < 0.2:
        page.parent.create_sheet("说明")
        page.sheet_state = chance.choice(("hidden", "veryHidden"))


def reword(page: Page, chance: random.Random) -> None:
    """A text near the top is written otherwise."""
    texts = [
        cell for row in page.iter_rows(max_row=8) for cell in row if isinstance(cell.value, str)
    ]
    if texts:
        cell = chance.choice(texts)
        edit = chance.choice(REWORDINGS)
        cell.value = edit(cell.value, chance)


def other_sheet(page: Page, chance: random.Random) -> None:
    """Sheets are added, copied, renamed, moved."""
    book = page.parent
    what = chance.randrange(4)
    if what == 0:
        extra = book.create_sheet(chance.choice(("其他", "说明", "Sheet9", "旧表")))
        for row in range(1, 6):
            extra.append([chance.choice(ODD_VALUES[:20]) for _ in range(row)])
    elif what == 1 and len(book.worksheets) < 6:
        book.copy_worksheet(page)
    elif what == 2:
        page.title = chance.choice(("2017年5月", "市本级", "A'B", "说明", "x" * 31))
    else:
        book.move_sheet(page, chance.choice((-1, 1)))


REWORDINGS: tuple[Callable[[str, random.Random], str], ...] = (
    lambda text, _c: f"　{text}\n", lambda text, _c: f"*{text}（必填）", lambda text, _c: text[1:],
    lambda text, _c: "".join(chr(ord(s) + 0xFEE0) if "!" <= s <= "~" else s for s in text),
    lambda text, c: text.replace("2017", c.choice(("2016", "", "二〇一七"))), lambda _t, _c: "",
    lambda text, c: "".join(c.sample(text, len(text))), lambda text, _c: text + text,
    lambda text, c: text.replace("市", c.choice(("", "县", "州"))), lambda text, _c: text + "（亿元）",
)  # fmt: skip
EDITS: tuple[Callable[[Page, random.Random], None], ...] = (
    odd_value, odd_value, odd_value, odd_column, insert_row, insert_column, delete_row,
    delete_column, shuffle_rows, shuffle_columns, repeat_rows, merge, merge, hide, reword, reword,
    other_sheet,
)  # fmt: skip
OF_ANY: tuple[Mutation, ...] = (flip_bytes, cut, insert)
OF_WORKBOOKS: tuple[Mutation, ...] = (*OF_ANY, change_parts, change_parts, *[change_cells] * 5)
