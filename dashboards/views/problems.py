"""问题台账: problems on the escalation ladder, what is stuck and who owes the next step."""

from __future__ import annotations

import streamlit as st

from dashboards import data_ladder, data_shape, state
from dashboards.components import frame, ladder, selectors, table

SHOWN = {"open": "未办结", "stuck": "停滞", "all": "全部"}


def draw(regime: str) -> None:
    """Fill the page for one policy."""
    days = data_ladder.stuck_days(regime)
    if days is None:
        frame.nothing("这项政策没有问题台账。")
        return
    shape = data_shape.shape(regime)
    with frame.controls():
        city = selectors.choose_unit(regime, shape.whole, shape.unit, ("problem",))
        shown = state.choose("显示", "shown", list(SHOWN), SHOWN.__getitem__, "open", width=140)
    if chosen := str(st.query_params.get("problem", "")):
        _one(regime, chosen)
    table.heading("各层级", f"按工作路径由低到高；在一个层级停留满{days}天算停滞。")
    ladder.rungs(data_ladder.rungs(regime, city))
    found = data_ladder.problems(regime, city)
    if shown != "all":
        found = found[found["closed_on"].isna()]
    if shown == "stuck":
        found = found[found["is_stuck"].astype(bool)]
    if found.empty:
        frame.nothing("没有这样的问题。")
        return
    ladder.problem_table(found, regime)


def _one(regime: str, problem: str) -> None:
    steps = data_ladder.steps(regime, problem)
    if steps.empty:
        frame.nothing("没有这个问题，可能已按更正后的报表改变。")
        return
    first = steps.iloc[0]
    table.heading(f"{first['county_name']}　{first['project_name']}", str(first["description"]))
    ladder.way(steps)


frame.page("问题台账", draw)
