"""报送情况: who sent what when, who keeps leaving out, and what came without content."""

from __future__ import annotations

import streamlit as st

from dashboards import data_reporting
from dashboards.components import duties, frame, reporting, selectors, table
from dashboards.figures.look import CONFIG
from dashboards.figures.reporting import faulty_units

SIGNS = "按截止日所在的月份。✓ 后是应报份数；缺：未报或不能用，迟：迟报，空：不完整。"


def draw(regime: str) -> None:
    """Fill the page for one policy."""
    trend = data_reporting.trend(regime)
    if trend.empty:
        frame.nothing("还没有到期的报表。")
        return
    table.heading("逐月报送", SIGNS)
    reporting.grid(trend)
    left, right = st.columns([7, 5], gap="medium")
    with left:
        table.heading("有缺漏的单位数")
        st.plotly_chart(
            faulty_units(reporting.by_month(trend)), theme=None, config=CONFIG, key="faulty"
        )
    with right:
        table.heading("连续缺报", "到最近一个到期的月份为止。")
        reporting.in_a_row(trend)
    returns = data_reporting.grid(regime)
    table.heading("不完整的报表", "收到了，但没有新内容；按时不受影响，不计入有效报送。")
    reporting.hollow(returns)
    months = sorted(returns["month"].unique(), reverse=True)
    with st.container(width=260):
        month = selectors.choose_month(months)
    table.heading(f"{month} 到期的报表")
    table.show(duties.duty_table(returns[returns["month"] == month]))


frame.page("报送情况", draw)
