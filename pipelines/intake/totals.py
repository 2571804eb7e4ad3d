"""Total rows: 合计, 小计, 本页合计 … and rows that only look like one.

Belongs here: telling a total from a row of data that happens to carry the word. Does not
belong here: other rows that hold no data (`footers.py`), the order of the questions (`rows.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from pipelines.catalog.model.forms import Column
from pipelines.intake.sheet import ERRORS, Formula, Value, shown
from pipelines.intake.wording import squeeze

TOTALS = frozenset(
    {"合计", "小计", "总计", "共计", "累计", "本页合计", "本页小计", "本月合计", "本季合计"}
    | {"本期合计", "全市合计", "全县合计", "全省合计", "本月小计", "合计数"}
)
_START = re.compile(r"(合计|小计|总计|共计)[:(\d].*")
_END = re.compile(r".{1,16}(合计|小计|总计)")
_HALVES = frozenset({("合", "计"), ("总", "计"), ("小", "计"), ("共", "计")})
_COUNT = re.compile(r"[-+]?[\d,.]+%?(个|项|次|件|家|户|宗|篇|万|亿|元|万元|亿元)?(项目|事项)?")
_NOTHING = frozenset({"", "—", "-", "--", "——", "/", "无", "\\"})
# columns in which only a row of data has something to say
_DATES = frozenset({"year_month", "month_day", "date", "date_time"})
_OWN_TYPES = _DATES | {"enum", "yes_no", "yes_blank", "tick"}


def total_cell(values: Sequence[Value], filled: Sequence[int], key_end: int) -> int | None:
    """The position of the word that makes a row look like a total."""
    for place, j in enumerate(filled):
        value = values[j]
        if j >= key_end:
            break
        if not isinstance(value, str) or len(value) > 24:
            continue
        if "计" in value:
            word = squeeze(value).strip(":")
            if word in TOTALS:
                return j
            if place == 0 and (_END.fullmatch(word) or _START.match(word)):
                return j
            if place and (squeeze(shown(values[filled[place - 1]])), word) in _HALVES:
                return j
    return None


def words_beside(
    values: Sequence[Value], filled: Sequence[int], total: int, columns: Mapping[int, Column]
) -> tuple[list[int], bool]:
    """Positions that a total would not fill, and whether only data would fill one of them.

    `columns`: position in `values` -> the form's column.
    """
    found = []
    own = False
    for j in filled:
        value = values[j]
        column = columns.get(j)
        if j == total or _fits_a_total(value, column):
            continue
        found.append(j)
        if column is not None:
            own |= column.type in _OWN_TYPES or column.required or column.measured
    return found, own


def _fits_a_total(value: Value, column: Column | None) -> bool:
    if isinstance(value, date | datetime | time | timedelta):
        return False
    if isinstance(value, Formula) or not isinstance(value, str):
        # a number in a date column is a date typed as a number; a sum stands elsewhere
        return column is None or column.type not in _DATES
    text = squeeze(shown(value))
    if text in TOTALS or text in ("合", "总", "小", "共", "计") or text in _NOTHING:
        return True
    if text.upper() in ERRORS:
        return True
    is_count = _COUNT.fullmatch(text) is not None
    return is_count and (column is None or column.type not in _DATES)
