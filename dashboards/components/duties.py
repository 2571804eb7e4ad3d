"""Returns due (应报报表): who is late, missing or rejected.

Belongs here: the table over the expected grid. Does not belong here: deciding on lateness.
"""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from dashboards import formats
from dashboards.components import table
from dashboards.components.table import Head, Row

STATES = {"on_time": "按时", "late": "迟报", "missing": "未报", "rejected": "已退回"}
_ORDER = ["missing", "rejected", "late"]
LONGEST = 60


def late_or_missing(duties: pd.DataFrame) -> None:
    """The returns that did not come in time, missing ones first."""
    if duties.empty:
        table.show('<p class="soft">本时段没有到期的报表。</p>')
        return
    faulty = duties[duties["state"] != "on_time"]
    counts = [f"{STATES[state]}{int((duties['state'] == state).sum())}份" for state in STATES]
    summary = f"应报{len(duties)}份：" + "、".join(counts) + "。"
    if faulty.empty:
        table.show(Markup('<p class="good">✓ 全部按时。{}</p>').format(summary))
        return
    ordered = faulty.assign(place=faulty["state"].map(_ORDER.index)).sort_values(
        ["place", "unit_order", "due_on"], kind="stable"
    )
    cut = f"下表只列前{LONGEST}份。" if len(ordered) > LONGEST else ""
    table.show(duty_table(ordered.head(LONGEST), summary + cut))


def duty_table(duties: pd.DataFrame, caption: str = "") -> Markup:
    """One row per return: unit, form, period, deadline, receipt, state."""
    heads = [
        Head("状态", "keep"), Head("单位", "keep"), Head("报表"), Head("报表期", "keep"),
        Head("截止日期", "keep"), Head("收到时间", "keep"), Head("迟报（天）", "num"),
        Head("文件", "long"),
    ]  # fmt: skip
    rows = [
        Row(
            [
                _state(row["state"]),
                row["unit_name"],
                row["form_title"],
                row["period_label"] or row["period"],
                formats.day(row["due_on"]),
                formats.moment(row["received_at"]),
                formats.count(row["days_late"]) if row["state"] == "late" else formats.NOTHING,
                row["file"] or formats.NOTHING,
            ]
        )
        for _, row in duties.iterrows()
    ]
    return table.table_html(heads, rows, caption)


def _state(state: str) -> Markup:
    good = state == "on_time"
    return Markup('<span class="{}">{} {}</span>').format(
        "good" if good else "bad", formats.mark(good), STATES[state]
    )
