"""推演: the ranking under another target, other parts, another rounding, other reporting lines."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboards import data, data_shape, data_what_if, formats, state
from dashboards.components import frame, selectors, supposed

LEVELS = {"city": "市（州）", "county": "县（市、区）"}
PUBLISHED = "按公布的口径"
ROUNDING = {
    "": "不取舍（公布的口径）", "half_up.0": "四舍五入到整数", "half_up.1": "四舍五入到一位小数",
    "half_up.2": "四舍五入到两位小数", "down.0": "舍去小数", "down.1": "舍去到一位小数",
}  # fmt: skip


def draw(regime: str) -> None:
    """Fill the page for one policy."""
    frame.notice("推演只供研究，不是通报数据：公布的数字、名次和通报都不会改变。")
    asked = _asked(regime)
    if asked is None:
        frame.nothing("还没有可以推演的数值：收到第一份报表后再看。")
        return
    role = "unit" if asked.level == data_shape.shape(regime).levels[0] else "part"
    published = data.indicator_values(asked.regime, asked.period, role)
    mine = published[published["indicator"] == asked.indicator]
    if mine.empty:
        frame.nothing("这个指标在这一级、这个时段没有数值，请换一个。")
        return
    change = _change(asked, formats.target_of(mine.iloc[0]), mine["denominator"].iloc[0])
    if change is None:
        return
    if change.is_empty:
        frame.nothing("请在上面改动至少一项：目标、分子、分母、取舍或报送关系。")
        return
    try:
        found = data_what_if.answer(asked, change)
    except data_what_if.QueryError as error:
        frame.nothing(str(error))
        return
    units = data_what_if.units(asked.regime)
    first = mine.iloc[0]
    supposed.comparison(
        found,
        units.get(change.numerator, first["numerator_unit"]),
        units.get(change.denominator, first["denominator_unit"]),
    )


def _asked(regime: str) -> data_what_if.Asked | None:
    indicators, shape = data.indicators(regime), data_shape.shape(regime)
    if indicators.empty or not set(shape.levels) & set(LEVELS):
        return None
    with frame.controls():
        indicator = selectors.choose_indicator(indicators)
        period = selectors.choose_period(data.periods_of(regime, indicator))
        levels = {name: word for name, word in LEVELS.items() if name in shape.levels}
        level = state.choose(
            "级别", "level", list(levels), levels.__getitem__, shape.levels[0], width=170
        )
    if not period:
        return None
    return data_what_if.Asked(regime, indicator, period, "county" if level == "county" else "city")


def _change(
    asked: data_what_if.Asked, target: str, denominator: float | None
) -> data_what_if.Change | None:
    """What is supposed; None when the target cannot be read."""
    names = {"": PUBLISHED, **data_what_if.measures(asked.regime, asked.level)}
    lines = {"": PUBLISHED, **data_what_if.lines(asked.regime)}
    places = st.columns(5)
    with places[0]:
        text = state.type_in(f"假如目标是（公布：{target}）", "target", "如 90%")
    with places[1]:
        top = state.choose("假如分子是", "top", list(names), names.__getitem__, "")
    with places[2]:
        bottom = ""
        if denominator is not None:
            bottom = state.choose("假如分母是", "bottom", list(names), names.__getitem__, "")
    with places[3]:
        rounding = state.choose("假如取舍是", "rounding", list(ROUNDING), ROUNDING.__getitem__, "")
    with places[4]:
        day = ""
        if len(lines) > 1 and asked.level == "city":
            day = state.choose("假如报送关系是", "lines", list(lines), lines.__getitem__, "")
    try:
        number = formats.share_of(text)
    except ValueError:
        frame.nothing(f"“{text}”不是比例，应写成 90% 或 0.9。")
        return None
    way, _, decimals = rounding.partition(".")
    return data_what_if.Change(
        number, top, bottom, int(decimals) if decimals else None,
        "down" if way == "down" else "half_up", date.fromisoformat(day) if day else None,
    )  # fmt: skip


frame.page("推演", draw)
