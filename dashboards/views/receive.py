"""报表接收: what each file is and what is wrong with it, before it is accepted.

Works without any published figures: this is where they come from. Writes nothing but the inbox
and the record of what was done.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from dashboards import clock, data, serving, viewer
from dashboards.components import (
    counted,
    desk,
    file_actions,
    file_card,
    frame,
    gate,
    table,
)
from dashboards.components.desk import DeskFile
from dashboards.received import NotReady

STYLE = (Path(frame.__file__).parent / "receive.css").read_text(encoding="utf-8")
HEAD = (
    '<div class="db-head"><h1>报表接收</h1>'
    "<span>先看后收：点“接收”以前，什么都不会存入</span></div>"
)
EXPLAINED = (
    "<ol><li><b>拖入文件</b>：各单位报来的工作簿，一次可以拖入多个。</li>"
    "<li><b>看结果</b>：是哪个单位、哪一期的什么报表，是否按时，错在哪个单元格、怎么改。</li>"
    "<li><b>退回或接收</b>：有问题的，生成标注副本和退回说明发回单位；"
    "点“接收”的，连同收到时间和报送人存入收件箱。</li>"
    "<li><b>计入统计</b>：接收完了，点“计入统计”，重新计算指标和名次，并列出哪些变了；"
    "市（州）接收的，由省中心计入。</li></ol>"
    "<p>没有点“接收”的文件不会保存，关闭本页即清除。接收前只看文件本身；"
    "与上期、与其他报表的核对，在计入统计时进行，结果在“数据质量”里。</p>"
)


def draw() -> None:
    """The whole page."""
    frame.look()
    st.html(f"<style>{STYLE}</style>")
    if not gate.passes("报表接收", lambda looking: looking.may_upload):
        return
    with st.container(key="db-top"):
        table.show(HEAD)
    serving.read_from(None)  # counting is about now, whatever day another page looks at
    try:
        most = desk.readers().most_megabytes  # the readers start before the first file comes
    except NotReady as error:
        table.show(file_card.note("bad", f"现在不能读取报表：{error}"))
        return
    st.html(f"<style>:root {{ --most: '{most:g} MB'; }}</style>")
    st.file_uploader(
        "把收到的报表拖到这里，可一次拖入多个",
        accept_multiple_files=True,
        key=desk.uploader_key(),
        on_change=desk.take,
    )
    _say(st.session_state.get(desk.SAID, ""))
    counted.section()
    if not desk.files():
        table.show(Markup('<div class="db-steps">{}</div>').format(Markup(EXPLAINED)))
        return
    _when_and_who()
    moment = desk.moment()
    day = (moment or clock.now()).date()
    _read(day)
    _summary()
    for file in desk.files():
        _file(file)


def _when_and_who() -> None:
    """Receipt: the time and the sender, for all files that are accepted next."""
    now, may_backdate = clock.now(), viewer.current().may_backdate
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("报送人", key=desk.SENDER, max_chars=100, width=320, placeholder="单位和姓名")
        if may_backdate and not st.checkbox("收到时间就是现在", value=True, key=desk.AT_NOW):
            # A default that changes with the clock would undo what was chosen.
            st.session_state.setdefault(desk.DAY, now.date())
            st.session_state.setdefault(desk.TIME, now.time().replace(second=0))
            st.date_input("收到日期", key=desk.DAY, width=160)
            st.time_input("收到时刻", key=desk.TIME, step=60, width=120)


def _read(day: date) -> None:
    """Read what is new on the desk, two at a time."""
    waiting = desk.unread(day)
    if not waiting:
        return
    place = st.empty()
    moment = desk.moment() or clock.now()
    total = len(waiting)
    place.progress(0.0, f"正在读取，共 {total} 个文件……")
    hides = viewer.current().hides_uploads
    found = desk.readers().read([file.upload for file in waiting], moment, hides)
    for done, (index, reading) in enumerate(found, 1):
        desk.keep_reading(waiting[index], reading, day)
        place.progress(done / total, f"已读 {done} / {total} 个文件")
    place.empty()


def _summary() -> None:
    """How many there are, and the buttons for all."""
    everyone = desk.files()
    worst = [file.reading.worst for file in everyone if file.reading is not None]
    parts = [
        f"{word} {number} 个"
        for severities, word in (
            (("",), "没有问题"), (("warning",), "有提醒"), (("error",), "有错误"),
            (("fatal",), "不能采用"),
        )
        if (number := sum(severity in severities for severity in worst))
    ]  # fmt: skip
    open_ones = sum(file.stored is None for file in everyone)
    with st.container(horizontal=True, vertical_alignment="center"):
        table.show(
            Markup('<h2 class="db-summary">共 {} 个文件：{}</h2>').format(
                len(everyone), "，".join(parts)
            )
        )
        if len(everyone) > 1:
            st.button("全部接收", on_click=desk.accept_all, disabled=not open_ones)
            st.button("全部清空", on_click=desk.clear)


def _file(file: DeskFile) -> None:
    with st.container(border=True, key=f"file-{file.number}"):
        table.show(file_card.card(file))
        if file.stored is not None and file.reading is not None:
            table.show(file_card.stored(file.stored, file.reading, viewer.current().may_run))
        elif before := _received_before(file):
            table.show(file_card.known(before))
        if file.trouble:
            table.show(file_card.note("bad", file.trouble))
        file_actions.actions(file)
        if reason := file_actions.without_copy(file):
            table.show(file_card.note("plain", reason))
        if file.reading is not None and file.reading.returns and file.reading.problems:
            number = len(file.reading.problems)
            with st.expander(f"问题清单（{number} 类）", expanded=len(desk.files()) <= 3):
                table.show(file_card.problems(file.reading))


def _received_before(file: DeskFile) -> list[file_card.Before]:
    """What the published copy knows of the same content; nothing without a copy."""
    try:
        found = data.received_before(file.sha256)
    except (serving.NoData, serving.NotReadable):
        return []
    return [file_card.Before(*row) for row in found.itertuples(index=False)]


def _say(text: str) -> None:
    if text:
        table.show(file_card.note("plain", text))


with frame.told("报表接收"):
    draw()
