"""One file of 报表接收: what it is, what is wrong with it, where it was put.

Belongs here: its markup. Every text of the file is escaped. Does not belong here: buttons
(`file_actions.py`), reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from markupsafe import Markup

from dashboards import formats
from dashboards.components import table
from dashboards.components.desk import DeskFile
from dashboards.components.table import Head, Row, Styled
from dashboards.received import Problem, Reading, Return, Stored

SHOWN = 30  # kinds of problems; the annotated copy lists all of them
TONES = {"fatal": "bad", "error": "bad", "warning": "warn", "": "good"}
VERDICTS = {
    "fatal": "✗ 不能采用",
    "error": "✗ 有错误",
    "warning": "! 有提醒",
    "": "✓ 没有发现问题",
}
MEANINGS = {
    "fatal": "请退回改正后重报；现在接收只登记收到，不计入统计。",
    "error": "有错误的行改正前不计入统计，其余照常；可以接收，同时退回请单位改正。",
    "warning": "可以接收，各行都可计入统计；请单位核对下面的提醒。",
    "": "可以接收，各行都可计入统计。",
}
_CARD = Markup(
    '<div class="db-file {tone}"><div class="top"><b class="file-name">{name}</b>'
    '<span class="soft">{size}</span><span class="chip {tone}">{verdict}</span>'
    '<span class="soft">{counts}</span></div>{body}</div>'
)


class Before(NamedTuple):
    """A file with the same content that was received earlier."""

    file: str
    received_at: datetime | None
    sender: str | None


def card(file: DeskFile) -> Markup:
    """Name, verdict, and what the file holds."""
    if file.reading is None:
        return Markup("")
    found = file.reading
    day = file.stored.received_at.date() if file.stored else file.read_for
    body = _returns(found, day) if found.returns else _reason(found)
    meaning = MEANINGS[found.worst] if file.stored is None else ""
    return _CARD.format(
        tone=TONES[found.worst],
        name=shown(file.upload.name),
        size=size(len(file.upload.content)),
        verdict=VERDICTS[found.worst],
        counts=counts(found) if found.returns else "",
        body=body + (_paragraph("soft", meaning) if meaning else ""),
    )


def shown(name: str) -> str:
    """The name without characters that hide or reorder others."""
    return "".join(character if character.isprintable() else "�" for character in name)


def counts(found: Reading) -> str:
    """`错误 3 处，提醒 1 处`."""
    return "，".join(f"{word} {number} 处" for word, number in found.counts.values())


def size(number: int) -> str:
    """23 KB."""
    if number < 1024:
        return f"{number} 字节"
    return f"{number / 1024:.0f} KB" if number < 1024**2 else f"{number / 1024**2:.1f} MB"


def _reason(found: Reading) -> Markup:
    """Why a file is none of the returns, and what to do: mostly one sentence."""
    return Markup("").join(_paragraph("", problem.message) for problem in found.problems)


def _returns(found: Reading, day: date | None) -> Markup:
    heads = [
        Head("报表", "long"), Head("填报单位", "keep"), Head("报告期", "keep"),
        Head("应报日期", "keep"), Head("是否按时", "keep"), Head("数据（行）", "num"),
        Head("其中不计入（行）", "num"),
    ]  # fmt: skip
    rows = []
    for entry in found.returns:
        title = f"《{entry.form}》" if entry.form else "没有认出"
        rows.append(
            Row(
                [
                    title + ("（模拟数据）" if entry.is_simulated else ""),
                    entry.unit or Styled("没有认出", "bad"),
                    entry.period or Styled("没有认出", "bad"),
                    formats.day(entry.due_on) if entry.due_on else "没有规定",
                    punctuality(entry, day),
                    formats.count(entry.rows) if entry.is_usable else formats.NOTHING,
                    formats.count(entry.held_out) if entry.is_usable else formats.NOTHING,
                ]
            )
        )
    return table.table_html(heads, rows)


def punctuality(entry: Return, day: date | None) -> str | Styled:
    """按时, or by how many days it is late, on the day of receipt."""
    if entry.due_on is None or day is None:
        return formats.NOTHING
    late = (day - entry.due_on).days
    return Styled(f"✗ 迟 {late} 天", "bad") if late > 0 else Styled("✓ 按时", "good")


def problems(found: Reading) -> Markup:
    """The problems of a file with returns, the worst first."""
    heads = [
        Head("程度", "keep"), Head("工作表", "keep sheet"), Head("位置", "place"),
        Head("共（处）", "num"), Head("问题与改法", "wide"),
    ]  # fmt: skip
    rows = [Row(_cells(problem)) for problem in found.problems[:SHOWN]]
    rest = len(found.problems) - SHOWN
    more = _paragraph("soft", f"另有 {rest} 类问题，全部列在标注副本里。") if rest > 0 else ""
    return table.table_html(heads, rows, kind="problems") + more


def _cells(problem: Problem) -> list[str | Styled]:
    label = Markup('<div class="soft">{}</div>').format(problem.label) if problem.label else ""
    guidance = Markup('<div class="soft">{}</div>').format(_lines(problem.guidance))
    return [
        Styled(problem.word, TONES[problem.severity]),
        problem.sheet or formats.NOTHING,
        Markup("{}{}").format(problem.position, label),
        str(problem.count),
        Markup("{}{}").format(_lines(problem.message), guidance if problem.guidance else ""),
    ]


def _lines(text: str) -> Markup:
    return Markup("<br>").join(text.splitlines())


def known(before: Sequence[Before]) -> Markup:
    """The same content was received before."""
    listed = "；".join(
        f"{entry.file}（{formats.moment(entry.received_at)}"
        f"{'，' + entry.sender if entry.sender else ''}）"
        for entry in before
    )
    text = f"内容完全相同的文件以前收过：{listed}。不必再接收；统计也不会重复计算。"
    return note("warn", text)


def stored(done: Stored, found: Reading, may_run: bool) -> Markup:
    """Where it was put and what comes next; `may_run`: the reader may count it by a click."""
    when = f"收到时间 {formats.moment(done.received_at)}，报送人 {done.sender}。"
    if not done.is_new:
        text = f"收件箱里已有内容相同的文件，没有重复存入：{done.place}"
        return note("warn", text)
    when_counted = "点“计入统计”或到定时运行时" if may_run else "省中心下次运行时"
    usable = any(entry.is_usable for entry in found.returns)
    then = (
        f"{when_counted}{'计入统计' if usable else '登记收到，不计入统计'}。"
        if done.is_read
        else "注意：收件箱不在报送文件夹里，计入统计时读不到，请联系管理员。"
    )
    told = note("good", f"✓ 已存入 {done.place}，{when}{then}")
    return told + note("plain", f"可以这样回复单位：{found.sentence}")


def note(tone: str, text: str) -> Markup:
    """A line set off from the others; its text is escaped."""
    return Markup('<div class="db-said {}" role="status">{}</div>').format(tone, text)


def _paragraph(tone: str, text: str) -> Markup:
    return Markup('<p class="{}">{}</p>').format(tone, text)
