"""区县下钻: indicator → city → county → project → the rows and cells as received."""

from __future__ import annotations

import streamlit as st

from dashboards import data, state
from dashboards.components import drill, evidence, frame, selectors, subjects, table


def draw(regime: str) -> None:
    """Fill the page for one policy."""
    chosen = _choices(regime)
    if chosen is None:
        frame.nothing("还没有可以下钻的数值：收到第一份报表后再看。")
        return
    drill.crumbs(chosen)
    drill.summary(chosen)
    if not chosen.city:
        table.heading("各市（州）", "点单位名看它的区县。")
        drill.city_table(chosen)
        return
    counties = drill.counties_of(chosen)
    if not chosen.county and not counties.empty:
        table.heading("各区县", "点单位名看分子、分母里的每一项。")
        drill.unit_table(counties, chosen)
        return
    if chosen.subject:
        evidence.evidence(chosen)
    else:
        subjects.subjects(chosen)


def _choices(regime: str) -> drill.Chosen | None:
    """The indicator, the period and the city, from the address or the drop-downs."""
    indicators = data.indicators(regime)
    if indicators.empty:
        return None
    places = data.cities(regime)
    names = {"": "全省", **dict(zip(places["unit_code"], places["unit_name"], strict=True))}
    first, second, third = st.columns(3)
    with first:
        indicator = selectors.choose_indicator(indicators)
    periods = data.periods_of(regime, indicator)
    if periods.empty:
        return None
    with second:
        period = selectors.choose_period(periods)
    with third:
        city = state.choose(
            "市（州）", "city", list(names), names.__getitem__, "", ("county", "subject")
        )
    return drill.chosen(regime, indicator, period, city)


frame.page("区县下钻", draw)
