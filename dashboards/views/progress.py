"""签约项目进展: how far the projects signed at each event have come."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboards import data_progress, data_shape, formats
from dashboards.components import chart, frame, selectors, table
from dashboards.components.table import Head, Row
from dashboards.figures.funnel import funnel


def draw(regime: str) -> None:
    """Fill the page for one policy."""
    shape = data_shape.shape(regime)
    with frame.controls():
        unit = selectors.choose_unit(regime, shape.whole, shape.unit)
    found = data_progress.progress(regime, unit)
    if found.empty:
        frame.nothing("没有签约项目：这项政策不跟踪签约项目，或者这个单位没有。")
        return
    events = {"": "全部活动"} | {event: event or "未填活动" for event in found["event"]}
    with frame.controls():
        event = selectors.choose_named("签约活动", "event", events)
    shown = found if not event else found[found["event"] == event]
    left, right = st.columns([4, 8], gap="medium")
    with left:
        table.heading("到了哪一步", "达到或越过这一步的项目数；指着看合同投资额。")
        stages = shown.groupby(["stage", "stage_order"], as_index=False)[["projects", "amount"]]
        chart.show(funnel(stages.sum()), "funnel", "从签约到达产，各阶段的项目数")
    with right:
        _events(found)


def _events(found: pd.DataFrame) -> None:
    stages = found.sort_values("stage_order")["stage"].drop_duplicates().tolist()
    heads = [
        Head("签约活动", "long"), Head("日期", "keep"),
        *(Head(f"{stage}（个）", "num") for stage in stages), Head("合同投资额（亿元）", "num"),
    ]  # fmt: skip
    rows = []
    for _, mine in found.groupby("event", sort=False):
        held = {row["stage"]: row for _, row in mine.iterrows()}
        first = mine.iloc[0]
        rows.append(
            Row(
                [
                    Markup("{}").format(first["event"] or "未填活动"),
                    formats.day(first["event_on"]),
                    *(formats.count(held[stage]["projects"]) for stage in stages),
                    formats.hundred_millions(first["amount"]),
                ]
            )
        )
    table.listing("各项活动", heads, rows, note="新近的在前。")


frame.page("签约项目进展", draw)
