"""Which pages the navigation offers, as data: a page without anything to show is left out.

Belongs here: titles, addresses, sections, and what each page needs. Does not belong here: the
pages (`views/`), finding out what there is (`data_shape.py`).
"""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from dashboards import data_bulletin, data_shape, data_subjects, serving
from dashboards.components import frame
from dashboards.components.kept import kept
from dashboards.viewer import Viewer


class Entry(NamedTuple):
    """One page: its module in `views/`, title ('' = the policy's word for its subjects), address,
    and the data it needs ('' = none)."""

    view: str
    title: str
    address: str
    needs: str = ""


FOR_ROLES = ("uploads", "journal")  # what a role may do, not data
SECTIONS: dict[str, tuple[Entry, ...]] = {
    "分析": (
        Entry("ranking", "排名", "ranking", "ranks"),
        Entry("drilldown", "逐级下钻", "drilldown"),
        Entry("compare", "对比", "compare"),
        Entry("subjects", "", "subjects", "subjects"),
        Entry("progress", "签约项目进展", "progress", "progress"),
        Entry("trace", "溯源", "trace"),
        Entry("what_if", "推演", "whatif", "ranks"),
        Entry("definitions", "口径说明", "definitions"),
    ),
    "办理": (
        Entry("cases", "办件", "cases", "steps"),
        Entry("lists", "清单", "lists", "lists"),
        Entry("problems", "问题台账", "problems", "problems"),
        Entry("contacts", "联系清单", "contacts", "contacts"),
    ),
    "报送": (
        Entry("reporting", "报送情况", "reporting", "duties"),
        Entry("reminders", "退回与催报", "reminders", "duties"),
        Entry("quality", "数据质量", "quality"),
        Entry("receive", "报表接收", "receive", "uploads"),
        Entry("journal", "操作记录", "journal", "journal"),
    ),
}


def run(viewer: Viewer) -> None:
    """Offer the pages that the viewer uses and run the one that is open."""
    kinds = _kinds()
    allowed = {"uploads": viewer.may_upload, "journal": viewer.may_read_journal}
    pages = {
        "": [
            st.Page("views/overview.py", title="总览", url_path="", default=True),
            st.Page("views/bulletin.py", title=_paper(), url_path="bulletin"),
        ]
    }
    for section, entries in SECTIONS.items():
        pages[section] = [_page(entry, kinds, allowed.get(entry.needs, True)) for entry in entries]
    st.navigation(pages, position="top").run()


def _page(entry: Entry, kinds: frozenset[str] | None, is_allowed: bool) -> st.Page:
    """Left out of the navigation, a page still answers under its address, and says why."""
    is_offered = entry.needs in ("", *FOR_ROLES) or kinds is None or entry.needs in kinds
    is_offered = is_allowed and is_offered
    return st.Page(
        f"views/{entry.view}.py", title=entry.title or _subject(), url_path=entry.address,
        visibility="visible" if is_offered else "hidden",
    )  # fmt: skip


def _paper() -> str:
    """What the policy's papers are called."""
    try:
        return data_bulletin.title(frame.regime())
    except (serving.NoData, serving.NotReadable):
        return data_bulletin.TITLE


def _subject() -> str:
    """What the policy's subjects are called."""
    try:
        return _word_of(frame.regime())
    except (serving.NoData, serving.NotReadable):
        return data_subjects.WORDS[0]


@kept
def _word_of(regime: str) -> str:
    return data_subjects.word(regime)


def _kinds() -> frozenset[str] | None:
    """None while there are no figures: then every page says what to do."""
    try:
        return _kinds_of(frame.regime())
    except (serving.NoData, serving.NotReadable):
        return None


@kept
def _kinds_of(regime: str) -> frozenset[str]:
    return data_shape.kinds_of_data(regime)
