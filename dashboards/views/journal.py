"""操作记录: who accepted, issued, decided, downloaded what. For the province and the operator."""

from __future__ import annotations

import streamlit as st

from dashboards import formats, journal, state
from dashboards.components import acts, frame, gate, table

TITLE = "操作记录"


def draw() -> None:
    """The whole page."""
    frame.look()
    if not gate.passes(TITLE, lambda looking: looking.may_read_journal):
        return
    table.show(f'<div class="db-head"><h1>{TITLE}</h1><span>只增不改，每月一个文件</span></div>')
    months = journal.months()
    if not months:
        frame.nothing("还没有操作记录。")
        return
    left, right = st.columns([2, 2], width=620)
    with left:
        month = state.choose("月份", "month_of_acts", months, formats.period, months[0])
    with right:
        kinds = {"": "全部", **journal.NAMES}
        kind = state.choose("做了什么", "act", list(kinds), kinds.__getitem__, "")
    found = journal.acts(month)
    acts.acts(found[found["what"] == kind] if kind else found, formats.period(month))


with frame.told(TITLE):
    draw()
