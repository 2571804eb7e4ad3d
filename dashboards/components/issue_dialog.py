"""签发 and 更正签发: what will happen, the day, and the click.

Belongs here: the button and its confirmation. Does not belong here: who may and how it is done
(`dashboards/issuing.py`).
"""

from __future__ import annotations

import logging
from datetime import date

import streamlit as st
from markupsafe import Markup

from dashboards import clock, data_bulletin, formats, issuing, state, viewer
from dashboards.components import frame, table
from dashboards.components.bulletin_state import Standing, number_of
from dashboards.data_bulletin import Paper, Period
from dashboards.issuing import NotIssued

LOG = logging.getLogger(__name__)
SAID = "bulletin.said"
WAIT = "正在签发，更正签发要还原上次的数据，可能需要一分钟……"
FIRST = "签发以后，这一期通报的文件、数字和用到的报表一起留存，不能再改；各市（州）可以看到。"
AGAIN = (
    "签发后数字变了 {number} 处。更正签发会另存一次，并写出“更正说明”：改了哪些数、为什么；"
    "第{last}次签发原样保留。"
)
SAME = "签发后数字没有变化。如果改过通报模板的文字，会另存一次；什么都没有变，就不另签发。"
RECORDED = "会在“操作记录”里记下：{who}。"


def button(regime: str, period: Period, draft: Paper, standing: Standing) -> None:
    """The button, for those who may."""
    last = standing.last
    label = "签发" if last is None else "更正签发" if standing.changed else "再次签发"
    is_due = last is None or bool(standing.changed)
    if st.button(f"{label}……", key="bulletin.issue", type="primary" if is_due else "secondary"):
        _confirm(regime, period, draft, standing)


def said() -> None:
    """What came of the last click, once."""
    if text := st.session_state.pop(SAID, ""):
        st.toast(text)


@st.dialog("签发通报", width="medium")
def _confirm(regime: str, period: Period, draft: Paper, standing: Standing) -> None:
    try:
        _form(regime, period, draft, standing)
    except Exception:  # a dialog runs outside the frame's own care
        LOG.exception("issue %s %s", regime, period.period)
        st.error(frame.BROKEN)


def _form(regime: str, period: Period, draft: Paper, standing: Standing) -> None:
    looking = viewer.current()
    table.show(Markup("<p><b>{}</b></p><p>{}</p><p class='soft'>{}</p>").format(
        period.label, _what(standing),
        RECORDED.format(who=f"{looking.name}（{looking.who}）"),
    ))  # fmt: skip
    today, least = clock.now().date(), _least(period, standing)
    chosen = st.date_input(
        "签发日期（成文日期）", max(today, least), min_value=least, format="YYYY-MM-DD"
    )
    if not isinstance(chosen, date):
        st.caption("请选好签发日期。")
        return
    if not st.button(f"确认，按{formats.day(chosen)}签发", key="bulletin.confirm", type="primary"):
        return
    try:
        with st.spinner(WAIT, show_time=True):
            done = issuing.issue(regime, period.period, chosen, data_bulletin.seen(draft))
    except NotIssued as error:
        st.error(str(error))
        return
    st.session_state[SAID] = (
        f"已签发（第{done.number}次），文件已经留存。"
        if done.is_new
        else f"与第{done.number}次签发相比没有变化，没有另签发。"
    )
    state.keep("issue", str(done.number))
    st.rerun()


def _what(standing: Standing) -> str:
    last = standing.last
    if last is None:
        return FIRST
    if not standing.changed:
        return SAME
    return AGAIN.format(number=number_of(standing.changed), last=last.number)


def _least(period: Period, standing: Standing) -> date:
    """No earlier than the period's end, nor than the issue before."""
    return standing.last.issued_on if standing.last else period.end_on
