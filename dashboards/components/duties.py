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


def duty_table(title: str, duties: pd.DataFrame, note: str = "") -> None:
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
                row["period_label"] or formats.period(row["period"]),
                formats.day(row["due_on"]),
                formats.moment(row["received_at"]),
                formats.count(row["days_late"]) if row["state"] == "late" else formats.NOTHING,
                row["file"] or formats.NOTHING,
            ]
        )
        for _, row in duties.iterrows()
    ]
    table.listing(title, heads, rows, note=note)


def _state(state: str) -> Markup:
    good = state == "on_time"
    return Markup('<span class="{}">{} {}</span>').format(
        "good" if good else "bad", formats.mark(good), STATES[state]
    )
