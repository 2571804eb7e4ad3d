"""报送情况: the calendar of returns, the next deadlines, who keeps leaving out, what came empty."""

from __future__ import annotations

import streamlit as st

from dashboards import data_reporting, data_shape, formats
from dashboards.components import calendar, chart, duties, frame, reporting, selectors, table
from dashboards.figures.reporting import faulty_units


def draw(regime: str) -> None:
    """Fill the page for one policy."""
    trend, returns = data_reporting.trend(regime), data_reporting.grid(regime)
    horizon = formats.day(data_shape.horizon(regime))
    calendar.deadlines(data_reporting.coming(regime), horizon)
    if trend.empty:
        frame.nothing("还没有到期的报表。")
        return
    months = sorted(returns["month"].unique(), reverse=True)
    with frame.controls():
        month = selectors.choose_month(months)
    calendar.calendar(returns)
    left, right = st.columns([7, 5], gap="medium")
    with left:
        table.heading("有缺漏的单位数", "按截止日所在的月份。")
        figure = faulty_units(reporting.by_month(trend))
        chart.show(figure, "faulty", "逐月有未报、迟报、不完整的单位数")
    with right:
        reporting.in_a_row(trend)
    reporting.grid(trend)
    reporting.hollow(returns)
    duties.duty_table(f"{formats.period(month)}到期的报表", returns[returns["month"] == month])


frame.page("报送情况", draw)
