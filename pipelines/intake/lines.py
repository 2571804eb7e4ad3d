"""The lines around a table: titles, 填报单位, 填报日期.

Belongs here: finding those statements and their cells. Does not belong here: what unit or
period they mean (`identify.py`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from pipelines.intake.footers import is_signature
from pipelines.intake.sheet import BLANK, Sheet, address
from pipelines.intake.timing import date_in, up_to
from pipelines.intake.wording import squeeze

_BELOW = 25  # rows at the end of the sheet where signature lines may stand
_ABOVE = 60
_DENSE = 4  # as many filled cells are a row of a table, unless they sign
_STAMP = r"(?:\s*\((?:盖章|公章|签章|章|全称)\))?"
_LABELS = "填报|填表|报送|上报|制表|审核|联系|单位负责|负责|时间|日期|单位:|金额"
_NEXT = rf"(?=\s{{2,}}|\n|\s*(?:(?:19|20)\d{{2}}年|{_LABELS})|$)"
_UNIT = re.compile(
    rf"(?:填\s*报|报\s*送|上\s*报|填\s*表|汇\s*总)\s*单\s*位(?:名称)?{_STAMP}\s*:{_STAMP}\s*(.*?){_NEXT}"
)
_MEASURE = re.compile(
    r"(?:人民币)?(?:[万亿千百]?(?:美?元|吨|户|人|个|次|项|篇|件|家|亩|宗)|%|公里|公顷|平方)(?=[^\u4e00-\u9fff]|$)"
)
_BARE_UNIT = re.compile(
    rf"(?<![\u4e00-\u9fff])单\s*位(?:名称)?{_STAMP}\s*:{_STAMP}\s*(?!{_MEASURE.pattern})(.*?){_NEXT}"
)
_UP_TO_LABEL = re.compile(r"(?:数据)?截至(?:日期|时间)?:?")
_DAY = r"(?:填\s*报|填\s*表|报\s*送|上\s*报|制\s*表)\s*(?:日\s*期|时\s*间)"
_DATE = re.compile(rf"{_DAY}\s*:\s*(.*)|^\s*{_DAY}\s*$")
_STAMPED = re.compile(r"\s*\((?:盖章|公章|签章|章|全称)\)$")
_LABEL_ONLY = re.compile(r".{1,12}:")


class Line(NamedTuple):
    """A text outside the table and its cell."""

    cell: str
    row: int
    column: int
    text: str


class UnitLine(NamedTuple):
    """What stands after 填报单位."""

    cell: str
    name: str


def lines_around(
    sheet: Sheet, table_top: int, table_bottom: int, width: int = _DENSE
) -> tuple[list[Line], list[Line]]:
    """The filled cells above the table, and those of the last rows that are no data; a row that
    fills as many cells as the table is wide is data."""
    above = _lines(sheet, max(sheet.top, table_top - _ABOVE), table_top)
    below = _lines(sheet, max(table_bottom + 1, sheet.bottom - _BELOW), sheet.bottom)
    return above, _after_data(below, max(2, min(_DENSE, width)))


def _after_data(lines: list[Line], enough: int) -> list[Line]:
    """The lines below the last row of a table: a remark there may say 填报单位 too."""
    rows: dict[int, list[str]] = {}
    for line in lines:
        rows.setdefault(line.row, []).append(line.text)
    dense = (
        row
        for row, texts in rows.items()
        if len(texts) >= enough and not is_signature(texts, range(len(texts)), colon=False)
    )
    last = max(dense, default=-1)
    return [line for line in lines if line.row > last]


def unit_line(sheet: Sheet, lines: list[Line]) -> UnitLine | None:
    """The first filled 填报单位 statement."""
    return next(unit_lines(sheet, lines), None)


def unit_lines(sheet: Sheet, lines: list[Line], bare: bool = False) -> Iterator[UnitLine]:
    """All filled 填报单位 statements; the name may stand in a cell to the right.

    `bare`: 单位： alone is one too; above a table, where it names no measure.
    """
    for line in lines:
        text = unicodedata.normalize("NFKC", line.text)
        match = _UNIT.search(text) or (_BARE_UNIT.search(text) if bare else None)
        if not match:
            continue
        name = _STAMPED.sub("", match.group(1).strip(" _/,;、"))
        if name:
            yield UnitLine(line.cell, name)
            continue
        for j in range(line.column + 1, sheet.right):
            text = sheet.text(line.row, j)
            if text:
                plain = unicodedata.normalize("NFKC", text)
                if not _LABEL_ONLY.match(plain) and not _MEASURE.match(plain):
                    yield UnitLine(address(line.row, j), text)
                break


def up_to_lines(sheet: Sheet, lines: list[Line]) -> Iterator[tuple[str, str, date]]:
    """(cell, text, day) of every 截至; the day may stand in a cell to the right."""
    for line in lines:
        day = up_to(line.text)
        if day is None and _UP_TO_LABEL.fullmatch(squeeze(line.text)):
            right = (sheet.text(line.row, j) for j in range(line.column + 1, sheet.right))
            day = date_in(next((text for text in right if text), ""))
        if day is not None:
            yield line.cell, f"截至{day}", day


def date_line(sheet: Sheet, lines: list[Line]) -> tuple[str, date] | None:
    """The first readable 填报日期 statement and its cell."""
    for line in lines:
        match = _DATE.search(unicodedata.normalize("NFKC", line.text))
        if not match:
            continue
        stated = match.group(1) or ""
        found = date_in(stated)
        if found is None and not squeeze(stated):
            right = (sheet.text(line.row, j) for j in range(line.column + 1, sheet.right))
            found = date_in(next((text for text in right if text), ""))
        if found is not None:
            return line.cell, found
    return None


def says_whose_and_when(texts: Iterable[str]) -> bool:
    """Whether one of the texts is a 填报单位 or 填报日期 statement."""
    plain = (unicodedata.normalize("NFKC", text) for text in texts)
    return any(_UNIT.search(text) or _DATE.search(text) for text in plain)


def beside_statements(text: str) -> str:
    """What a text says besides 填报单位 and 填报日期: a title may share their cell."""
    plain = unicodedata.normalize("NFKC", text)
    return _BARE_UNIT.sub("  ", _UNIT.sub("  ", _DATE.sub("  ", plain))).strip()


def _lines(sheet: Sheet, first: int, last: int) -> list[Line]:
    found = []
    for i in range(max(first, sheet.top), min(last, sheet.bottom)):
        for j, value in enumerate(sheet.rows[i - sheet.top], sheet.left):
            if value != BLANK:
                text = sheet.text(i, j)
                if text:
                    found.append(Line(address(i, j), i, j, text))
    return found
