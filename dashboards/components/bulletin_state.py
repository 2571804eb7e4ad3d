"""The head of the bulletin's page: where it stands, its files, what issues changed.

Belongs here: draft, issued, changed since; downloads; the list of issues. Does not belong here:
issuing (`issue_dialog.py`), the paper itself (`bulletin_paper.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st
from markupsafe import Markup

from dashboards import formats
from dashboards.components import frame, save_button, table
from dashboards.components.downloads import XLSX
from dashboards.components.table import Head, Row
from dashboards.data_bulletin import Change, Issue, Paper
from pipelines.issuing.wording import difference_texts

DRAFT = "草稿"
MIMES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": XLSX, ".pdf": "application/pdf",
}  # fmt: skip
NAMES = {".docx": "Word 文件", ".xlsx": "工作簿", ".pdf": "PDF"}
STATE = Markup('<div class="db-state {}" role="status"><b>{}</b><span>{}</span></div>')
PERSONS = (
    "这些文件里有联系人或电话号码：{files}。市（州）和不含个人信息的角色看不到、也下载不了；"
    "如不应公开，请先在报表里更正，再签发。"
)
MOST = 200  # places on the page


class Standing(NamedTuple):
    """Where a bulletin stands: its issues, oldest first, and what changed since the last."""

    issues: Sequence[Issue]
    changed: Sequence[Change]
    has_draft: bool

    @property
    def last(self) -> Issue | None:
        """The issue in force."""
        return self.issues[-1] if self.issues else None


def number_of(changes: Sequence[Change]) -> int:
    """How many places: what the amendment will name; counts alone only where nothing else is."""
    return len(_named(changes))


def state(standing: Standing) -> None:
    """One line: draft, issued, or changed since."""
    last = standing.last
    if last is None:
        table.show(STATE.format("is-draft", DRAFT, "还没有签发。各市（州）看不到草稿。"))
        return
    when = f"第{last.number}次签发，{formats.day(last.issued_on)}"
    if standing.changed:
        said = f"签发后数字又变了 {number_of(standing.changed)} 处，请核对后更正签发。"
        table.show(STATE.format("is-bad", "✗ 需要更正", f"{said}（{when}）"))
        return
    said = "签发后数字没有变化。" if standing.has_draft else ""
    table.show(STATE.format("is-good", "✓ 已签发", f"{when}。{said}"))


def downloads(paper: Paper, regime: str, period: str) -> None:
    """A button for each file that the viewer may have; each is recorded."""
    version = f"第{paper.number}次签发" if paper.number else DRAFT
    about = {"regime": regime, "period": period, "detail": version}
    for kind, path in paper.files.items():
        save_button.button(
            f"下载 {kind}", path.read_bytes, path.name, MIMES[kind], f"bulletin{kind}", about,
            is_personal=path.name in paper.persons, tip=f"{version}的{NAMES[kind]}",
        )  # fmt: skip


def amendments(paper: Paper, regime: str, period: str) -> None:
    """The papers that say what an issue changed."""
    about = {"regime": regime, "period": period, "detail": f"第{paper.number}次签发的更正说明"}
    for kind, path in paper.amendments.items():
        save_button.button(
            f"更正说明 {kind}", path.read_bytes, path.name, MIMES[kind], f"amendment{kind}", about,
            is_personal=path.name in paper.persons, kind="tertiary",
            tip=f"第{paper.number}次签发改了什么（{NAMES[kind]}）",
        )  # fmt: skip


def withheld(paper: Paper) -> None:
    """Says what is not handed out, and why; to those who have it, who else does not."""
    if paper.withheld:
        st.caption(f"含有联系人等个人信息，您的角色不能取得：{'、'.join(paper.withheld)}")
    elif paper.persons:
        frame.notice(PERSONS.format(files="、".join(sorted(paper.persons))))


def changes_since(standing: Standing) -> None:
    """What now reads otherwise than issued."""
    if standing.changed:
        title = f"签发后变了的 {number_of(standing.changed)} 处"
        with st.container(key="db-bulletin-changed"), st.expander(title):
            _changes(title, "签发后变了的", standing.changed, ("签发时", "现在"))


def history(standing: Standing, shows_changes: bool) -> None:
    """Every issue with its day; of an amendment, what it changed and why."""
    if not standing.issues:
        return
    title = f"签发记录（{len(standing.issues)}次）"
    with st.container(key="db-bulletin-history"), st.expander(title):
        for issue in reversed(standing.issues):
            _issue(issue, shows_changes)


def _issue(issue: Issue, shows_changes: bool) -> None:
    kept = "、".join(dict.fromkeys(name.rsplit(".", 1)[1] for name in issue.files))
    line = Markup('<p class="db-said-so"><b>第{}次</b>　{}签发{}</p>').format(
        issue.number, formats.day(issue.issued_on), f"　留存 {kept}" if shows_changes else ""
    )
    table.show(line)
    if issue.number == 1 or not shows_changes:
        return
    if not issue.changes:
        table.show('<p class="db-note">数字没有变化，只改了文字或版式。</p>')
        return
    name = f"第{issue.number}次签发更正了"
    title = f"{name} {number_of(issue.changes)} 处"
    _changes(title, name, issue.changes, ("原签发", "更正后"), with_cause=True)


def _changes(
    title: str, name: str, changes: Sequence[Change], sides: tuple[str, str],
    with_cause: bool = False,
) -> None:  # fmt: skip
    heads = [Head("单位", "keep"), Head("项目", "long"), Head("内容", "keep"),
             *(Head(side, "keep") for side in sides)]  # fmt: skip
    heads += [Head("原因", "wide")] if with_cause else []

    def rows(some: Sequence[Change]) -> list[Row]:
        return [
            Row([change.figure.unit_name, change.figure.label, *said,
                 *(["".join(cause.text for cause in change.causes)] if with_cause else [])])
            for change in some
            for said in difference_texts(change)
        ]  # fmt: skip

    named = _named(changes)
    shown = rows(named[:MOST])
    total = len(shown) + sum(len(change.before) for change in named[MOST:])
    whole = table.first(len(shown), total, heads, lambda: rows(named))
    table.listing(title, heads, shown, level=3, file=name, whole=whole)


def _named(changes: Sequence[Change]) -> list[Change]:
    named = [change for change in changes if change.figure.kind != "measure"]
    return named or list(changes)
