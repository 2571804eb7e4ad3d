"""What every page shares: look, title line, simulated-data banner, footnote, empty states.

Belongs here: the frame around a page's content. Does not belong here: the content.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from dashboards import data, data_shape, formats, heap, past, serving, state
from dashboards.components import gate, table
from dashboards.components.kept import kept

LOG = logging.getLogger(__name__)
HERE = Path(__file__).parent
SHEETS = ("style", "leaders", "bulletin")
STYLE = "".join((HERE / f"{n}.css").read_text(encoding="utf-8") for n in SHEETS)
SCRIPT = (HERE / "page.js").read_text(encoding="utf-8")
CONTROLS = "frame.controls"
WATCH_SECONDS = 15
NO_DATA = (
    "还没有数据：收到的报表计入统计以后，这里才有数字。请在“报表接收”里接收报表，再点“计入统计”；"
    "看不到“报表接收”的，请告诉管理员。"
)
NOT_READABLE = (
    "数据暂时读不了：可能正在更新或被别的程序占用。"
    "请过几秒刷新本页；仍不行，请告诉管理员，重新计入统计一次。"
)
BROKEN = (
    "这一页没有显示完整，别的页不受影响。请刷新本页，或换一个时段、单位再试；"
    "仍不行，请把页名和时间告诉管理员，原因已记在运行记录里。"
)
LOADING = "正在读取数据，请稍候……"
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


def look() -> None:
    """The style and the script, once a page."""
    st.html(f"<style>{STYLE}</style><script>{SCRIPT}</script>", unsafe_allow_javascript=True)


def page(
    title: str,
    draw: Callable[[str], None],
    published: tuple[str, ...] = (),
    title_of: Callable[[str], str] | None = None,
) -> None:
    """Frame one page; `draw` gets the regime and fills in the content.

    `published`: choices of the address that only pick among figures that everybody sees;
    `title_of`: what the page is called where that depends on the policy.
    """
    look()
    if not gate.passes(title):
        return
    with told(title):
        shown = past.day()
        past.go(shown)
        current = serving.identity()
        if gate.leads_to_others(title, published):
            return
        regime = _head(title_of or (lambda _: title), shown)
        with _loading():
            draw(regime)
        table.show(_foot(regime))
        _watch(current)
        if serving.identity() != current:  # replaced half-way: never mix two copies
            st.rerun()
    heap.set_aside()


@contextmanager
def told(title: str) -> Iterator[None]:
    """Whatever goes wrong within is told in words, with what to do."""
    try:
        yield
    except serving.NoData:
        _empty(title, NO_DATA)
    except serving.NotReadable:
        _empty(title, NOT_READABLE)
    except Exception:  # whatever it was, the reader is told in words; the log has the rest
        LOG.exception("page %s", title)
        st.error(BROKEN)


@contextmanager
def _loading() -> Iterator[None]:
    """What is going on, where it takes longer than a moment; the look keeps it out of the way."""
    with ExitStack() as waiting:
        with st.container(key="db-loading"):
            waiting.enter_context(st.spinner(LOADING))
        yield


def controls() -> DeltaGenerator:
    """Where a page puts its own choices: the title line, before 截至日."""
    found: DeltaGenerator = st.session_state[CONTROLS]
    return found


def nothing(text: str) -> None:
    """A selection without rows says so."""
    st.info(text)


def notice(text: str) -> None:
    """What the reader must know before reading on."""
    table.show(Markup('<div class="db-past" role="note">{}</div>').format(text))


def regime() -> str:
    """The policy in the address or chosen before, else the first. Raises NoData without any."""
    codes = list(_policies())
    if not codes:
        raise serving.NoData
    asked = state.wanted("regime")
    return asked if asked in codes else codes[0]


def _choose_regime() -> str:
    """The policy shown; a choice only where there are several."""
    titles = {code: short for code, (short, _, _) in _policies().items()}
    if len(titles) < 2:
        return regime()
    resets = ("period", "indicator", "city", "county", "list", "case", "subject", "of")
    with st.container(width=240):
        return state.choose("制度", "regime", list(titles), titles.__getitem__, regime(), resets)


def _head(title_of: Callable[[str], str], shown: date | None) -> str:
    """Title and policy on the left, the choices on the right, in one line where there is room."""
    with st.container(
        horizontal=True, vertical_alignment="bottom", horizontal_alignment="right", key="db-top"
    ):
        place = st.container()
        chosen = _choose_regime()
        st.session_state[CONTROLS] = st.container(
            horizontal=True, vertical_alignment="bottom", width="content"
        )
        with st.container(width=150):
            state.choose_day(
                "截至日", past.NAME, shown, "只看这一天（含）以前收到的报表；不选是现在"
            )
    _, policy, number = _policies()[chosen]
    with place:
        table.show(
            Markup(
                '<div class="db-head"><h1>{}</h1><span>{}　'
                '<span class="keep">{}</span></span></div>'
            ).format(title_of(chosen), policy, number)
        )
    if shown is not None and data.build_facts().iloc[0]["as_of"] is not None:
        table.show(PAST.format(formats.day(shown)))
    if _is_simulated():
        table.show(SIMULATED)
    return chosen


@kept
def _foot(chosen: str) -> Markup:
    facts = data.build_facts().iloc[0]
    known = (
        f"按{formats.day(facts['as_of'])}已收到的报表计算"
        if facts["as_of"]
        else "按目前已收到的全部报表计算"
    )
    return FOOTNOTE.format(
        known,
        formats.moment(facts["last_received_at"]),
        formats.day(data_shape.horizon(chosen)),
        formats.count(facts["files"]),
        formats.count(facts["submissions"]),
        str(facts["definition_version"])[:12],
    )


@kept
def _policies() -> dict[str, tuple[str, str, str]]:
    """Policy -> short title, title, number of the document."""
    return {
        str(row["regime"]): (row["short_title"], row["title"], row["document_number"] or "")
        for _, row in data.regimes().iterrows()
    }


@kept
def _is_simulated() -> bool:
    return bool(data.build_facts().iloc[0]["is_simulated"])


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
