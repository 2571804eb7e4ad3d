"""总览: the period on one screen - targets, change, first three, those below, what to decide."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboards import data, data_overview, data_shape
from dashboards.components import frame, matrix, scorecard, selectors, table, tiles, waiting

PRINT = '<button type="button" class="db-print">打印（A4）</button>'


def draw(regime: str) -> None:
    """Fill the page for one policy."""
    shape = data_shape.shape(regime)
    periods = data.periods(regime)
    with frame.controls():
        period = selectors.choose_period(periods)
        table.show(PRINT)
    if not period:
        frame.nothing("还没有可以显示的时段：收到第一份报表后再看。")
        return
    root, units = (data.indicator_values(regime, period, role) for role in ("root", "unit"))
    label = str(periods.set_index("period").loc[period, "label"])
    table.show(scorecard.lead(root, units, label, shape))
    waiting.waiting(data_overview.waiting(regime, period), regime, period)
    scorecard.scorecard(root, units, shape)
    left, right = st.columns([8, 4], gap="medium")
    with left:
        matrix.matrix(units)
    with right:
        _where(units, shape)


def _where(units: pd.DataFrame, shape: data_shape.Shape) -> None:
    """The tiles of one indicator; nothing where the units have none."""
    places = data_overview.tiles(shape.levels[0]) if shape.levels else units.head(0)
    judged = units.dropna(subset=["target"])
    if judged.empty or not judged["unit_code"].isin(places["unit_code"]).any():
        return
    table.heading(f"各{shape.unit}示意图", "选一个指标；点一格看原因。")
    names = dict(zip(judged["indicator"], judged["name"], strict=True))
    chosen = selectors.choose_named("示意图指标", "tile", names)
    tiles.grid(judged[judged["indicator"] == chosen], places)


frame.page("总览", draw)
