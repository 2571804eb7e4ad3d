"""办件: each case step by step - how long, what is due next, what is overdue as of the day shown."""

from __future__ import annotations

import pandas as pd

from dashboards import data, data_work, formats, state
from dashboards.components import frame, links, selectors, table
from dashboards.components.table import Head, Row, Styled

STATES = {
    "in_time": "✓ 按时", "late": "✗ 超时办结", "open": "… 办理中", "overdue": "✗ 已超期",
    "stopped": "— 已终止", "unknown": "— 日期不全", "untimed": "— 不计时",
}  # fmt: skip
TONES = {"in_time": "good", "late": "bad", "overdue": "bad"}
SHOWN = {"overdue": "已超期", "open": "未办结", "all": "全部"}
COUNTS = (
    ("number", "件数"),
    ("in_time", "按时"),
    ("late", "超时办结"),
    ("overdue", "已超期"),
    ("open", "办理中"),
)


def draw(regime: str) -> None:
    """Fill the page for one policy."""
    by_step = data_work.times(regime, "step")
    if by_step.empty:
        frame.nothing("这项政策没有计时的办理环节，或者还没有收到办件。")
        return
    departments = data_work.times(regime, "department")
    names = {"": "全部部门"} | {str(name): str(name) for name in departments["name"]}
    with frame.controls():
        who = selectors.choose_named("责任部门", "who", names)
        shown = state.choose("显示", "shown", list(SHOWN), SHOWN.__getitem__, "open", width=140)
    if case := state.wanted("case"):
        _timeline(regime, case)
    found = data_work.cases(regime, who)
    if shown != "all":
        found = found[(found["overdue"] > 0) | ((found["open"] > 0) & (shown == "open"))]
    day = formats.day(data.build_facts().iloc[0]["horizon"])
    _cases(regime, found, f"截至{day}。点编号看办理过程；已超期的在前。")
    _times("各环节用时", "环节", by_step)
    _times("各部门用时", "责任部门", departments)


def _cases(regime: str, found: pd.DataFrame, note: str) -> None:
    if found.empty:
        frame.nothing("没有这样的办件。")
        return
    texts = ("办件", "单位", "开始", "下一步", "由谁办", "最迟")
    heads = [Head(t, "keep") for t in texts] + [
        Head("已超期（步）", "num"),
        Head("超时办结（步）", "num"),
    ]
    rows = [
        Row([
            links.link(r["case_key"], "cases", "看办理过程", regime=regime, case=r["case_key"],
                       who=state.wanted("who"), shown=state.wanted("shown")),
            r["unit_name"], formats.moment(r["started_at"]), r["next_step"] or "全部办结",
            r["next_by"] or formats.NOTHING, formats.due(r["next_due"]),
            formats.count(r["overdue"]), formats.count(r["late"]),
        ], flagged=r["overdue"] > 0)
        for _, r in found.iterrows()
    ]  # fmt: skip
    table.listing("办件", heads, rows, note=note)


def _timeline(regime: str, case: str) -> None:
    texts = ("环节", "事项", "责任", "时限", "开始", "最迟", "完成", "结果")
    rows = [
        Row([
            r["step_name"], r["subject"].removeprefix(case).lstrip("|"),
            r["responsible"] or r["unit_name"], r["limit_text"] or formats.NOTHING,
            formats.moment(r["started_at"]), formats.due(r["due_at"]), formats.moment(r["ended_at"]),
            Styled(f"{STATES[r['state']]}{_over(r['over'])}", TONES.get(r["state"], "soft")),
        ], flagged=r["state"] == "overdue")
        for _, r in data_work.timeline(regime, case).iterrows()
    ]  # fmt: skip
    table.listing(f"{case} 的办理过程", [Head(t, "keep") for t in texts], rows)


def _over(over: float | None) -> str:
    return "" if over is None else f"（多{formats.count(over)}）"


def _times(title: str, first: str, found: pd.DataFrame) -> None:
    heads = [
        Head(first, "keep"),
        *(Head(text, "num") for _, text in COUNTS),
        Head("一般用时（天）", "num"),
    ]
    rows = [
        Row([r["name"], *(formats.count(r[c]) for c, _ in COUNTS), formats.days(r["days"])])
        for _, r in found.iterrows()
    ]  # fmt: skip
    table.listing(title, heads, rows, note="一般用时是办完的一半多快、一半多慢的那个数。")


frame.page("办件", draw)
