"""办件: each case step by step - how long, what is due next, what is overdue on the day shown."""

from __future__ import annotations

import pandas as pd

from dashboards import data_shape, data_work, formats, state
from dashboards.components import frame, links, selectors, table
from dashboards.components.table import Head, Row, Styled

STATES = {
    "in_time": "✓ 按时", "late": "✗ 超时办结", "open": "… 办理中", "overdue": "✗ 已超期",
    "stopped": "— 随项目结束", "unknown": "— 日期不全", "untimed": "— 不计时",
    "waiting": "— 未开始",
}  # fmt: skip
TONES = {"in_time": "good", "late": "bad", "overdue": "bad"}
SHOWN = {"overdue": "已超期", "open": "未办结", "all": "全部"}
CASES = ("办件", "名称", "单位", "开始", "下一步", "由谁办", "最迟")
STEPS = ("环节", "事项", "责任", "时限", "开始", "最迟", "完成", "结果")
COUNTS = {
    "steps": "共（步）",
    "in_time": "按时（步）",
    "late": "超时办结（步）",
    "overdue": "已超期（步）",
    "open": "办理中（步）",
}


def draw(regime: str) -> None:
    """Fill the page for one policy."""
    everyones = data_work.cases(regime, "")
    if everyones.empty:
        frame.nothing("这项政策没有计时的办理环节，或者还没有收到办件。")
        return
    offices = sorted({str(name) for names in everyones["responsible"] for name in names})
    names = {"": "全部"} | {name: name for name in offices}
    with frame.controls():
        who = selectors.choose_named("责任单位", "who", names)
        shown = state.choose("显示", "shown", list(SHOWN), SHOWN.__getitem__, "open", width=140)
    if case := state.wanted("case"):
        _timeline(regime, case)
    found = data_work.cases(regime, who)
    if shown != "all":
        done = found["is_done"].astype(bool)
        found = found[found["overdue"] > 0 if shown == "overdue" else ~done]
    _cases(regime, found, {"who": who, "shown": shown})
    # A city user has neither: they count over the cases of all units.
    _times("各环节用时", data_work.times(regime, "step"))
    _times("各责任单位用时", data_work.times(regime, "responsible"))


def _cases(regime: str, found: pd.DataFrame, chosen: dict[str, str]) -> None:
    if found.empty:
        frame.nothing("没有这样的办件。")
        return
    heads = [
        *(Head(t, "keep") for t in CASES),
        Head("已超期（步）", "num"),
        Head("超时办结（步）", "num"),
    ]
    chosen["regime"] = regime
    rows = [
        Row([
            links.link(r["case_key"], "cases", "看办理过程", case=r["case_key"], **chosen),
            r["project_name"] or "",
            r["unit_name"], formats.moment(r["started_at"]),
            r["next_step"] or ("✓ 已办完" if r["is_done"] else "— 登记表没有"),
            r["next_by"] or formats.NOTHING, formats.due(r["next_due"]),
            formats.count(r["overdue"]), formats.count(r["late"]),
        ], flagged=r["overdue"] > 0)
        for _, r in found.iterrows()
    ]  # fmt: skip
    day = formats.day(data_shape.horizon(regime))
    note = f"截至{day}，共{len(rows)}件。点编号看办理过程；已超期的在前。"
    table.listing("办件", heads, rows, note=note)


def _timeline(regime: str, case: str) -> None:
    found = data_work.timeline(regime, case)
    rows = [
        Row([
            r["step_name"], _matter(r, case),
            r["responsible"], r["limit_text"] or formats.NOTHING, formats.moment(r["started_at"]),
            formats.due(r["due_at"]), formats.moment(r["ended_at"]),
            Styled(STATES.get(r["state"], r["state"]) + _over(r), TONES.get(r["state"], "soft")),
        ], flagged=r["state"] == "overdue")
        for _, r in found.iterrows()
    ]  # fmt: skip
    table.listing(f"{case} 的办理过程", [Head(text, "keep") for text in STEPS], rows)


def _matter(row: pd.Series, case: str) -> str:
    """What the step is of, where that is not the case itself."""
    named = str(row["subject_name"] or row["subject"])
    return "" if row["subject"] == case else named.removeprefix(f"{case}|")


def _over(row: pd.Series) -> str:
    return f"（{'' if row['over'] == 0 else '多'}{row['over_text']}）" if row["over_text"] else ""


def _times(title: str, found: pd.DataFrame) -> None:
    if found.empty:
        return
    first = title.removeprefix("各").removesuffix("用时")
    heads = [
        Head(first, "keep"),
        *(Head(t, "num") for t in COUNTS.values()),
        Head("一般用时（天）", "num"),
    ]
    rows = [
        Row([r["name"], *(formats.count(r[c]) for c in COUNTS), formats.days(r["median_days"])])
        for _, r in found.iterrows()
    ]  # fmt: skip
    table.listing(title, heads, rows, note="一般用时：一半比它快，一半比它慢；只算办完的。")


frame.page("办件", draw)
