"""逐月走势 on 数据质量: what was found month by month, by kind of problem or by unit.

Belongs here: the choice and the table with its small bars. Does not belong here: counting
(`data_quality.py`), the figure of all findings by weight (`figures/findings.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from dashboards import data_quality, formats, state, viewer
from dashboards.components import downloads, table
from dashboards.components.table import Head, Row

LAST = 12  # months that can be read side by side
BY = {"rule": "各类问题", "unit": "各单位"}
FIRST = {"rule": Head("问题（举例）", "long"), "unit": Head("单位", "keep")}
NOTE = "按收到的月份，含已被新报表替换的；小柱越高，那个月越多，各行按自己最多的月份。"
SPARK = Markup('<span class="db-spark" aria-hidden="true">{}</span>')
BAR = Markup('<i style="height:{}%"></i>')


def months(regime: str) -> None:
    """Rows of the kind that is chosen, a column a month."""
    by = state.choose("走势按", "by", list(BY), BY.__getitem__, "rule", width=200)
    read = data_quality.by_rule_and_month if by == "rule" else data_quality.by_unit_and_month
    found, every = read(regime), data_quality.months(regime)
    if found.empty:
        return
    said = f"只列最近{LAST}个月，共{len(every)}个月"
    lines = downloads.later(lambda: _grid(FIRST[by], found, every))
    whole = table.Whole(said, lines) if len(every) > LAST else None
    heads, rows = _grid(FIRST[by], found, every[-LAST:])
    quotes = by == "rule" and viewer.current().sees_persons  # an example quotes what was found
    table.listing(f"逐月走势：{BY[by]}", heads, rows, note=NOTE, whole=whole, is_personal=quotes)


def _grid(first: Head, found: pd.DataFrame, shown: Sequence[str]) -> tuple[list[Head], list[Row]]:
    """What was found, how it moves, and its number in each month; a month without any has 0."""
    heads = [first, Head("最近一个月比上月", "keep")]
    heads += [Head(f"{formats.period(month)}（处）", "num") for month in shown]
    rows = []
    for what, mine in found.groupby("what", sort=False):
        held = mine.groupby("month")["number"].sum()
        numbers = [int(held.get(month, 0)) for month in shown]
        rows.append(Row([str(what), _moved(numbers), *map(formats.count, numbers)]))
    return heads, rows


def _moved(numbers: Sequence[int]) -> Markup:
    """Small bars and a word; the numbers themselves stand in the columns beside."""
    most = max(numbers) or 1
    bars = Markup("").join(BAR.format(round(100 * number / most)) for number in numbers)
    word = formats.NOTHING
    if len(numbers) > 1:
        change = numbers[-1] - numbers[-2]
        word = f"{'增' if change > 0 else '减'}{abs(change)}处" if change else "持平"
    return Markup("{} {}").format(SPARK.format(bars), word)
