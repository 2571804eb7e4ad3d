"""溯源: from a figure to file, sheet and cell with the clause beside it; and from a cell back."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboards import data, data_access, data_shape, data_trace, formats
from dashboards.components import drill, frame, links, selectors, table, trace


def draw(regime: str) -> None:
    """Fill the page for one policy."""
    if drawn := data_trace.measure(regime, str(st.query_params.get("measure", ""))):
        trace.of_measure(regime, *drawn)
        return
    indicators = data.indicators(regime)
    if indicators.empty:
        frame.nothing("还没有可以溯源的数值：收到第一份报表后再看。")
        return
    with frame.controls():
        indicator = selectors.choose_indicator(indicators)
        period = selectors.choose_period(data.periods_of(regime, indicator))
    values = [data.indicator_values(regime, period, role) for role in ("root", "unit", "part")]
    units = {
        str(row["unit_code"]): str(row["unit_name"])
        for found in values
        for _, row in found[found["indicator"] == indicator].iterrows()
        if data_access.opens(unit=row["unit_code"])
    }
    if not units:
        frame.nothing("这个时段没有这个指标的数值，请换一个时段。")
        return
    with frame.controls():
        unit = selectors.choose_named("单位", "unit", units)
    here = drill.chosen(regime, data_shape.shape(regime), indicator, period, "")
    _value(values, indicator, unit)
    drill.clause(here)
    trace.figure_to_rows(here, unit)
    said = "选一份报表，填一个单元格，看它影响了哪些指标。"
    table.heading("从单元格反查", said, links.CELL)
    trace.cell_to_figures()


def _value(values: Sequence[pd.DataFrame], indicator: str, unit: str) -> None:
    """The figure that the rows below add up to."""
    for found in values:
        mine = found[(found["indicator"] == indicator) & (found["unit_code"] == unit)]
        for _, row in mine.iterrows():
            text = f"{row['unit_name']}　{row['name']}"
            table.show(
                Markup(
                    '<div class="db-card"><div class="name">{}</div><div class="big">{}'
                    "<small>{}</small></div></div>"
                ).format(
                    text, formats.figure(row), formats.parts(row["numerator"], row["denominator"])
                )
            )


frame.page("溯源", draw)
