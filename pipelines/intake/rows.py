"""Which rows below the headers are data.

Belongs here: totals, signature lines, guidance, repeated headers, blank and merely numbered
rows. Those are labels, never data. Does not belong here: what a data row says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from pipelines.catalog.model import Form
from pipelines.intake.headers import Table
from pipelines.intake.sheet import BLANK, Sheet, Value, shown
from pipelines.intake.wording import header_key, squeeze

RowKind = Literal["data", "blank", "total", "note", "signature", "numbering", "header"]
TOTALS = frozenset(
    {"合计", "小计", "总计", "共计", "累计", "本页合计", "本页小计", "本月合计", "本季合计"}
)
_TOTAL_START = re.compile(r"(合计|小计|总计|共计)[:(\d].*")
_LONE_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_TOTAL_END = re.compile(r".{1,16}(合计|小计|总计)")
_NOTE = re.compile(r"(填表|填报)(说明|要求|须知)|模拟数据")
_NOTE_START = re.compile(r"(说明|注|备注|注意|附注|注释)\d*(\(.*?\))?(:|$)")
_SIGNATURE = re.compile(
    r"(审核人?|审批人?|填表人?|填报人?|制表人?|经办人?|复核人?|统计人?|(单位)?负责人|(分管|主要|单位)领导|联系人|"
    r"联系电话|电话|(填表|填报|报送|上报|制表)(日期|时间|单位|部门)|(报送|填报)?单位(名称)?(\((盖章|公章)\))?|盖章|日期)"
    r"(\((签字|签名|签章|盖章|公章)\))?:"
)
_WIDE = 3  # a merge over this many columns in one row is a heading, not data


class RowSorter:
    """Tells the data rows of one table from the rest; `labels` collects the rest's texts."""

    def __init__(self, sheet: Sheet, table: Table, form: Form, numbering: str) -> None:
        self.sheet, self.form = sheet, form
        self.labels: list[str] = []
        matched = table.matched
        self._first = table.bottom + 1
        self._numbering = matched[numbering].index if numbering in matched else -1
        self._headers = {header_key(entry.text) for entry in table.columns} | {
            header_key(sheet.text(row, column))
            for row in range(table.top, table.bottom + 1)
            for column in range(sheet.left, sheet.right)
        }
        self._key_end = self._end_of_key_columns(table)
        self._wide = {span.top for span in sheet.spans if span.right - span.left + 1 >= _WIDE}
        self._in_footer = False

    def data_rows(self) -> Iterator[tuple[int, Sequence[Value]]]:
        """(row, values from `sheet.left` on) of every data row."""
        sheet = self.sheet
        for i in range(max(self._first, sheet.top), sheet.bottom):
            values = sheet.rows[i - sheet.top]
            if self.kind(i, values) == "data":
                yield i, values
            else:
                self.labels.extend(shown(value) for value in values if value != BLANK)

    def _end_of_key_columns(self, table: Table) -> int:
        """One past the last column in which a total row says 合计."""
        ends = [
            entry.index
            for entry in table.columns
            if entry.column is not None
            and entry.column.type in ("text", "unit")
            and entry.column.required
        ]
        return max([*ends, self.sheet.left + 2]) + 1 - self.sheet.left

    def kind(self, row: int, values: Sequence[Value]) -> RowKind:
        """What a row is; asked from the first row below the headers downwards."""
        filled = [j for j, value in enumerate(values) if value != BLANK]
        if not filled:
            return "blank"
        if self._is_total(values, filled):
            return "data" if self.form.total_rows == "data" else "total"
        first = values[filled[0]]
        if isinstance(first, str):
            below = self._below_table(row, squeeze(first), filled)
            if below is not None:
                return below
        if len(filled) == 1 and filled[0] + self.sheet.left == self._numbering:
            return "numbering"
        return "header" if self._is_header(row, values, filled) else "data"

    def _is_total(self, values: Sequence[Value], filled: list[int]) -> bool:
        for j in filled:
            value = values[j]
            if j >= self._key_end:
                break
            if isinstance(value, str) and "计" in value and len(value) <= 24:
                text = squeeze(value).strip(":")
                if text in TOTALS:
                    return True
                if j == filled[0] and (_TOTAL_END.fullmatch(text) or _TOTAL_START.match(text)):
                    return True
        return False

    def _below_table(self, row: int, first: str, filled: list[int]) -> RowKind | None:
        """A note or a signature line; None for anything else."""
        if (
            _NOTE.match(first)
            or _NOTE_START.match(first)
            or ("模拟数据" in first and len(filled) == 1)
        ):
            self._in_footer = True
            return "note"
        if _SIGNATURE.match(first):
            return "signature"
        if len(filled) > 1:
            return None
        if _LONE_DATE.fullmatch(first):
            return "signature"
        return "note" if self._in_footer or row in self._wide else None

    def _is_header(self, row: int, values: Sequence[Value], filled: list[int]) -> bool:
        """The headers printed again on a new page, or the line that numbers the columns."""
        if row == self._first and len(filled) >= 4 and _numbers_columns(values, filled):
            return True
        texts = [value for j in filled if isinstance(value := values[j], str)]
        if len(texts) < 3 or len(texts) < len(filled):
            return False
        return sum(header_key(text) in self._headers for text in texts) >= 0.6 * len(texts)


def _numbers_columns(values: Sequence[Value], filled: list[int]) -> bool:
    """甲 乙 1 2 3 … or 1 2 3 …, the 栏次 line of statistical forms."""
    texts = [squeeze(shown(values[j])) for j in filled]
    while texts and texts[0] in ("甲", "乙", "丙", "丁", "栏次"):
        texts.pop(0)
    return len(texts) >= 3 and texts == [str(number) for number in range(1, len(texts) + 1)]
