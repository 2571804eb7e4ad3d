"""总览: each indicator against its target, who is late, and what needs attention."""

from __future__ import annotations

import streamlit as st

from dashboards import data
from dashboards.components import cards, duties, frame, matrix, selectors, table


def draw(regime: str) -> None:
    """Fill the page for one policy."""
    with st.container(width=260):
        period = selectors.choose_period(data.periods(regime))
    if not period:
        frame.nothing("还没有可以显示的时段：收到第一份报表后再看。")
        return
    province, cities, counties = (
        data.indicator_values(regime, period, level) for level in ("province", "city", "county")
    )
    table.heading("指标与目标", "全省值附分子、分母；没有全省值的指标，列出达标单位数。")
    cards.cards(province, cities, counties)
    table.heading("各单位达标情况", "按统计表印发顺序；✓ 达标，✗ 未达标，点数值看区县。")
    matrix.matrix(cities)
    table.heading("需要关注", "未达标的单位，差距大的在前，点数值看区县和项目。")
    matrix.attention(cities)
    table.heading("迟报与未报", "本时段内到期的报表。")
    duties.late_or_missing(data.duties(regime, period))


frame.page("总览", draw)
