"""市州排名: every ranked indicator of a quarter as bars and as a table."""

from __future__ import annotations

import streamlit as st

from dashboards import data
from dashboards.components import frame, ranks, selectors, table
from dashboards.figures.look import CONFIG
from dashboards.figures.ranking import ranking


def draw(regime: str) -> None:
    """Fill the page for one policy."""
    periods = data.periods(regime)
    with st.container(width=260):
        period = selectors.choose_period(periods[periods["kind"] == "quarter"], "季度")
    if not period:
        frame.nothing("还没有季度数据：收到季度报表后再看。")
        return
    ranked = ranks.with_remarks(
        ranks.ranked_indicators(data.indicator_values(regime, period, "city")),
        data.rank_remarks(regime, period, "city"),
    )
    if ranked.empty:
        frame.nothing("这个季度没有可以排名的指标。")
        return
    table.heading("名次一览", "按统计表印发顺序；点指标名跳到下面的图表。通报排名的指标在前。")
    ranks.overview(ranked)
    for name, rows in ranked.groupby("name", sort=False):
        table.heading(str(name), ranks.note(rows), anchor=str(rows["indicator"].iloc[0]))
        left, right = st.columns([4, 8], gap="medium")
        ordered = ranks.in_rank_order(rows)
        left.plotly_chart(
            ranking(ordered), theme=None, config=CONFIG, key=f"bars.{rows['indicator'].iloc[0]}"
        )
        with right:
            ranks.ranking_table(ordered)


frame.page("市州排名", draw)
