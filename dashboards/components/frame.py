"""What every page shares: look, title line, simulated-data banner, footnote, empty states.

Belongs here: the frame around a page's content. Does not belong here: the content.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from dashboards import data, formats, past, serving, state
from dashboards.components import gate, table

STYLE = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")
WATCH_SECONDS = 15
NO_DATA = "还没有数据：请先运行 daiban run"
NOT_READABLE = (
    "数据暂时读不了：可能正在更新或被别的程序占用。"
    "请过几秒刷新本页；仍不行，请重新运行 daiban run。"
)
SIMULATED = (
    '<div class="db-sim" role="note"><b>模拟数据</b>　本页数字由模拟报表算出，仅供演示，'
    "不代表任何单位的实际工作。</div>"
)
PAST = Markup(
    '<div class="db-past" role="note"><b>截至{}</b>　本页是按这一天（含）以前收到的报表还原的，'
    "以后的迟报和更正没有计入。清空“截至日”回到现在。</div>"
)
FOOTNOTE = Markup(
    '<div class="db-note">{}；最后收件：{}；数据截至：{}；文件{}份，报表{}份；'
    "口径版本：<code>{}</code>。<br>比率按四舍五入保留一位小数，达标与否按未舍入的数值判定；"
    "“—”表示没有数值，分母为0的单位不排名。</div>"
)


def page(title: str, draw: Callable[[str], None], published: tuple[str, ...] = ()) -> None:
    """Frame one page; `draw` gets the regime and fills in the content.

    `published`: choices of the address that only pick among figures that everybody sees.
    """
    st.html(f"<style>{STYLE}</style>")
    if not gate.passes(title):
        return
    try:
        shown = past.day()
        past.go(shown)
        current = serving.identity()
        if gate.leads_to_others(published):
            gate.refuse(title)
            return
        regime = _regime()
        _head(title, regime, shown)
        draw(regime)
        _foot()
        _watch(current)
        if serving.identity() != current:  # replaced half-way: never mix two copies
            st.rerun()
    except serving.NoData:
        _empty(title, NO_DATA)
    except serving.NotReadable:
        _empty(title, NOT_READABLE)


def nothing(text: str) -> None:
    """A selection without rows says so."""
    st.info(text)


def notice(text: str) -> None:
    """What the reader must know before reading on."""
    table.show(Markup('<div class="db-past" role="note">{}</div>').format(text))


def _regime() -> str:
    """The policy shown; a choice only where there are several."""
    found = data.regimes()
    titles = dict(zip(found["regime"], found["short_title"], strict=True))
    if not titles:
        raise serving.NoData
    codes = list(titles)
    if len(codes) == 1:
        return str(codes[0])
    return state.choose(
        "制度", "regime", codes, lambda code: titles[code], codes[0], ("period", "indicator")
    )


def _head(title: str, regime: str, shown: date | None) -> None:
    found = data.regimes()
    policy = found[found["regime"] == regime].iloc[0]
    left, right = st.columns([6, 1], vertical_alignment="bottom")
    with left:
        table.show(
            Markup('<div class="db-head"><h1>{}</h1><span>{} {}</span></div>').format(
                title, policy["title"], policy["document_number"] or ""
            )
        )
    with right:
        state.choose_day("截至日", past.NAME, shown, "只看这一天（含）以前收到的报表；不选是现在")
    if shown is not None and data.build_facts().iloc[0]["as_of"] is not None:
        table.show(PAST.format(formats.day(shown)))
    if data.build_facts().iloc[0]["is_simulated"]:
        table.show(SIMULATED)


def _foot() -> None:
    facts = data.build_facts().iloc[0]
    known = (
        f"按{formats.day(facts['as_of'])}已收到的报表计算"
        if facts["as_of"]
        else "按目前已收到的全部报表计算"
    )
    st.divider()
    table.show(
        FOOTNOTE.format(
            known,
            formats.moment(facts["last_received_at"]),
            formats.day(facts["horizon"]),
            formats.count(facts["files"]),
            formats.count(facts["submissions"]),
            str(facts["definition_version"])[:12],
        )
    )


def _empty(title: str, text: str) -> None:
    table.show(Markup('<div class="db-head"><h1>{}</h1></div>').format(title))
    st.info(text)


@st.fragment(run_every=WATCH_SECONDS)
def _watch(current: serving.Identity) -> None:
    """Show a newly published copy without a click."""
    try:
        changed = serving.identity() != current
    except serving.NoData:
        changed = False
    if changed:
        st.rerun()
