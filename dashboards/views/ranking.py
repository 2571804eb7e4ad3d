"""排名: every ranked indicator of a period, its run over time, and how the parts are spread."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboards import data, data_overview, data_series, data_shape, state
from dashboards.components import chart, frame, ranks, selectors, series, table, tiles
from dashboards.figures.ranking import ranking

VIEWS = {"now": "本期名次", "time": "名次变化", "spread": "各区县分布", "small": "逐期小图"}


def draw(regime: str) -> None:
    """Fill the page for one policy."""
    shape = data_shape.shape(regime)
    with frame.controls():
        period = selectors.choose_period(data.periods(regime))
        views = {k: w for k, w in VIEWS.items() if k != "spread" or shape.part}
        if shape.part:
            views["spread"] = f"各{shape.part}分布"
        view = state.choose("看什么", "view", list(views), views.__getitem__, "now", width=190)
    ranked = ranks.ranked_indicators(data.indicator_values(regime, period, "unit"))
    if ranked.empty:
        frame.nothing("这个时段没有可以排名的指标，请换一个时段。")
        return
    {"now": _now, "time": _over_time, "spread": _spread, "small": _small}[view](
        regime, period, ranked, shape
    )


def _now(regime: str, period: str, ranked: pd.DataFrame, shape: data_shape.Shape) -> None:
    del shape
    ranked = ranks.with_remarks(ranked, data.rank_remarks(regime, period))
    ranks.overview(ranked, period)
    for name, rows in ranked.groupby("name", sort=False):
        code = str(rows["indicator"].iloc[0])
        ordered = ranks.in_rank_order(rows)
        table.heading(str(name), ranks.note(rows), anchor=code)
        left, right = st.columns([4, 8], gap="medium")
        with left:
            chart.show(ranking(ordered), f"bars.{code}", f"{name}由高到低，虚线为目标")
        with right:
            ranks.ranking_table(ordered)


def _over_time(regime: str, period: str, ranked: pd.DataFrame, shape: data_shape.Shape) -> None:
    del period
    code = _indicator(ranked)
    series.rank_lines(data_series.by_unit(regime, code, "unit", _kind(ranked)), shape)


def _spread(regime: str, period: str, ranked: pd.DataFrame, shape: data_shape.Shape) -> None:
    parts = data.indicator_values(regime, period, "part")
    both = ranked[ranked["indicator"].isin(parts["indicator"])]
    if both.empty:
        frame.nothing(f"这个时段的指标没有算到{shape.part}。")
        return
    code = _indicator(both)
    mine = parts[parts["indicator"] == code]
    series.spread(mine, data.units(regime), shape)
    drawn = tiles.grid(mine, data_overview.tiles(shape.levels[1]), small=True)
    if drawn:
        table.heading(f"各{shape.part}示意图", "点一格看原因。")
        table.show(drawn)


def _small(regime: str, period: str, ranked: pd.DataFrame, shape: data_shape.Shape) -> None:
    del period, shape
    code = _indicator(ranked)
    series.multiples(data_series.by_unit(regime, code, "unit", _kind(ranked)))


def _indicator(ranked: pd.DataFrame) -> str:
    names = dict(zip(ranked["indicator"], ranked["name"], strict=True))
    with frame.controls():
        return selectors.choose_named("指标", "indicator", names)


def _kind(ranked: pd.DataFrame) -> str:
    return str(ranked["period_kind"].iloc[0])


frame.page("排名", draw)
