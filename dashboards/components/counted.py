"""计入统计 on 报表接收: how many files wait, the button, the run that goes on, how it ended.

Belongs here: what is shown in each state, the look again every so often. Does not belong here: the
run (`counting.py`), what it changed (`changed.py`).
"""

from __future__ import annotations

from datetime import datetime

import streamlit as st
from markupsafe import Markup

from dashboards import counting, data_changes, formats, serving, viewer
from dashboards.components import changed, frame, table
from dashboards.components.file_card import note
from dashboards.components.table import Head, Row
from dashboards.counting import State, Waiting

DRAWN, WATCHED, SAID = "counted.drawn", "counted.watched", "counted.said"
BUSY_SECONDS, IDLE_SECONDS = 1, 10
LISTED = 200
HEAD = Markup("<h2>计入统计</h2>")
ALL_COUNTED = "收到的文件都已计入统计。"
WAITING = "有 {n} 个文件已接收，还没有计入统计"
CITY_WAITING = "本单位有 {n} 个文件已接收，还没有计入统计，省中心下次运行时计入。"
NOT_READ = "收件箱不在报送文件夹里，计入统计时读不到接收的文件，请联系管理员。"
LASTS = "大约一两分钟，查询页面照常可用；点了以后可以离开或关闭本页。"
OTHER = "现在还不能计入：另一项处理正在进行（例如正在还原过去某一天的数据）。它结束后按钮会出现。"
FAILED = "没有计入成功，原来的统计结果没有变，文件也都还在。"
BROKEN = "中途停了（程序被关闭或机器重启），没有计入成功；原来的统计结果没有变，文件也都还在。"
AGAIN = "请再点一次“计入统计”；仍不行，请把上面的话告诉管理员。"
CITY_FAILED = "最近一次计入没有成功，原来的统计结果没有变，省中心会再次计入。"
NOT_KEPT = "操作记录写不上（{error}），没有开始。请联系管理员检查磁盘空间和文件夹权限。"
RUNNING = Markup(
    '<div class="db-run" role="status"><p><b>正在计入统计</b>，由 {by} 于 {at} 开始</p>'
    '<progress max="100" value="{percent}" aria-label="计入统计的进度"></progress>'
    '<p class="soft"><span class="stage">{stage}</span>　{detail}</p>'
    '<p class="soft">可以离开或关闭本页，计入会继续；结束后这里显示哪些指标变了。</p></div>'
)


def section() -> None:
    """The whole section, looked at again while the page is open."""
    found = counting.state()
    st.session_state[DRAWN] = _key(found)
    if found.is_busy:
        st.session_state[WATCHED] = True
    with st.container(border=True, key="counting"):
        table.show(HEAD)
        seconds = BUSY_SECONDS if found.is_busy else IDLE_SECONDS
        st.fragment(frame.told("报表接收")(_now), run_every=seconds)()
        if not found.is_busy:
            _changes(found)


def _now() -> None:
    """What goes on at this moment; a change of it draws the page anew."""
    found = counting.state()
    if _key(found) != st.session_state.get(DRAWN):
        st.rerun()
    if found.kind in ("running", "starting"):
        table.show(_running(found))
        return
    if found.kind == "other":
        table.show(note("warn", OTHER))
    may_run = viewer.current().may_run
    _failed(found, may_run)
    waiting = _waiting()
    if not waiting:
        table.show(Markup('<p class="good">✓ {}</p>').format(ALL_COUNTED))
    elif not may_run:
        table.show(note("warn", CITY_WAITING.format(n=len(waiting))))
        _list(waiting)
    else:
        table.show(note("warn", WAITING.format(n=len(waiting)) + "。"))
        _list(waiting)
    if not counting.is_inbox_read():
        table.show(note("warn", NOT_READ))
    if may_run and found.kind != "other" and (waiting or found.kind in ("failed", "broken")):
        _button(len(waiting))


def _key(found: State) -> tuple[object, ...]:
    """What tells one state of affairs from the next, progress aside."""
    try:
        copy: object = serving.identity()
    except serving.NoData:
        copy = None
    return found.kind, found.began, found.ended, copy


def _waiting() -> list[Waiting]:
    seen = data_changes.seen()
    if viewer.current().unit:
        try:
            return counting.waiting_of(data_changes.own_unit_names(), seen)
        except (serving.NoData, serving.NotReadable):
            return []
    return counting.waiting(seen)


def _running(found: State) -> Markup:
    detail = f"已完成 {found.detail.replace('/', ' / ')}" if found.detail else ""
    return RUNNING.format(
        by=found.by,
        at=_at(found.began),
        percent=round(found.share * 100),
        stage=found.stage or "正在启动",
        detail=detail,
    )


def _at(moment: datetime | None) -> str:
    """A day and always the time."""
    return "" if moment is None else f"{formats.day(moment)} {moment:%H:%M}"


def _failed(found: State, may_run: bool) -> None:
    if found.kind not in ("failed", "broken"):
        return
    if not may_run:
        table.show(note("warn", CITY_FAILED))
        return
    when = f"{_at(found.began)} 由 {found.by} 开始的一次，"
    why = FAILED if found.kind == "failed" else BROKEN
    table.show(note("bad", f"{when}{why}"))
    first, *more = found.said.splitlines() or [""]
    if first:
        table.show(note("plain", first))
    if more:
        with st.expander("给管理员看的详细原因"):
            st.code("\n".join(more), language=None)
    table.show(Markup("<p>{}</p>").format(AGAIN))


def _list(waiting: list[Waiting]) -> None:
    heads = [Head("文件", "long"), Head("收到时间", "keep"), Head("报送人", "long")]
    rows = [
        Row([file.file, formats.moment(file.received_at), file.sender or formats.NOTHING])
        for file in waiting
    ]
    whole = table.first(LISTED, len(rows), heads, lambda: rows)
    with st.expander(f"看是哪些文件（{len(waiting)} 个）"):
        table.listing("等待计入的文件", heads, rows[:LISTED], level=3, whole=whole)


def _button(files: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("计入统计", key="counted.start", type="primary", on_click=_start, args=(files,))
        table.show(Markup('<span class="soft">{}</span>').format(LASTS))
    if said := st.session_state.pop(SAID, ""):
        table.show(note("bad", said))


def _start(files: int) -> None:
    try:
        counting.start(files)  # False: somebody was quicker; that run is shown
    except OSError as error:
        st.session_state[SAID] = NOT_KEPT.format(error=error.strerror or error)


def _changes(found: State) -> None:
    """What the last run changed; open for those who saw it run."""
    if found.kind != "done":
        return
    try:
        parts = changed.changes()
    except (serving.NoData, serving.NotReadable):
        return
    title = f"最近一次计入：{_at(found.ended)} 完成，由 {found.by} 开始"
    if st.session_state.get(WATCHED):
        table.show(Markup("<h3>{}</h3>").format(title))
        changed.show(parts)
        return
    with st.expander(title):
        changed.show(parts)
