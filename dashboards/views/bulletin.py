"""通报: the paper beside what stands behind it; its files; issuing it, for those who may."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboards import data_bulletin, formats, past, state, viewer
from dashboards.components import bulletin_paper, bulletin_state, frame, issue_dialog, table
from dashboards.components.bulletin_state import Standing
from dashboards.components.kept import kept
from dashboards.data_bulletin import Change, Issue, IssueError, Paper, Period

DRAFT = "draft"
NOTHING = "还没有编制好的通报：一期结束、收到的报表计入统计以后，这里就有草稿。"
NOT_ISSUED = "还没有签发的通报。签发以后，这里可以看、可以下载。"
PAST = "草稿只按现在的数字编制。看过去的一天时，这里只有那一天（含）以前签发的。"


def draw(regime: str) -> None:
    """Fill the page for one policy."""
    issue_dialog.said()
    known = {period.period: period for period in data_bulletin.periods(regime)}
    if not known:
        frame.nothing(NOTHING if viewer.current().sees_drafts else NOT_ISSUED)
        return
    with frame.controls():
        names = {code: period.label for code, period in known.items()}
        first = next(iter(names))
        chosen = state.choose(
            "时段", "period", list(names), names.__getitem__, first, ("issue",), width=200
        )
    period = known[chosen]
    try:
        standing, draft = _standing(regime, chosen)
    except IssueError as error:
        st.error(str(error))
        return
    paper = _version(draft, standing)
    if paper is None:
        frame.nothing(NOT_ISSUED if past.day() is None else PAST)
        return
    _head(regime, period, draft, paper, standing)
    changed = tuple(change.figure.key for change in standing.changed) if paper.number else ()
    bulletin_paper.show(paper, regime, chosen, changed)


def _standing(regime: str, period: str) -> tuple[Standing, Paper | None]:
    """Of a past day: what was issued by then."""
    day = past.day()
    issues = [i for i in data_bulletin.issues(regime, period) if day is None or i.issued_on <= day]
    draft = data_bulletin.draft(regime, period) if day is None else None
    changed = _changed(regime, period, issues[-1].number) if issues and draft else []
    return Standing(issues, changed, draft is not None), draft


@kept
def _changed(regime: str, period: str, number: int) -> Sequence[Change]:
    """Compared once for each copy of the figures: an issue never changes."""
    issues = data_bulletin.issues(regime, period)
    return data_bulletin.changed_since(next(i for i in issues if i.number == number))


def _version(draft: Paper | None, standing: Standing) -> Paper | None:
    """The draft or the issue that is looked at: the last issue, unless figures changed since."""
    issues: dict[str, Issue] = {str(issue.number): issue for issue in reversed(standing.issues)}
    names = {DRAFT: "草稿（按现在的数字）"} if draft else {}
    names |= {code: f"第{code}次签发　{formats.day(i.issued_on)}" for code, i in issues.items()}
    if not names:
        return None
    newest: Sequence[str] = list(issues)[:1]
    first = DRAFT if draft and (standing.changed or not newest) else newest[0]
    with frame.controls():
        chosen = state.choose("版本", "issue", list(names), names.__getitem__, first, width=240)
    return draft if chosen == DRAFT else data_bulletin.paper_of(issues[chosen])


def _head(
    regime: str, period: Period, draft: Paper | None, paper: Paper, standing: Standing
) -> None:
    """Where it stands on the left, what can be done on the right."""
    looking = viewer.current()
    with st.container(horizontal=True, vertical_alignment="center", key="db-bulletin-head"):
        with st.container():
            bulletin_state.state(standing)
        with st.container(horizontal=True, width="content", gap="small"):
            bulletin_state.downloads(paper, regime, period.period)
            bulletin_state.amendments(paper, regime, period.period)
            if draft is not None and looking.may_issue:
                issue_dialog.button(regime, period, draft, standing)
    bulletin_state.withheld(paper)
    if past.day() is not None and looking.sees_drafts:
        table.show(f'<p class="db-note">{PAST}</p>')
    bulletin_state.changes_since(standing)
    bulletin_state.history(standing, looking.sees_drafts)


frame.page(data_bulletin.TITLE, draw, title_of=data_bulletin.title)
