"""The parts of 报送情况: the grid of units and months, who keeps leaving out, and why not whole.

Belongs here: these tables. Does not belong here: deciding on lateness or completeness (marts).
"""

from __future__ import annotations

from typing import Any

import pandas as pd
from markupsafe import Markup

from dashboards import formats
from dashboards.components import table
from dashboards.components.table import Head, Row, Styled

REASONS = {
    "empty_return": "没有一行可用的数据", "all_zero_return": "数字全是零",
    "copied_return": "照抄以前的报表",
}  # fmt: skip


def by_month(trend: pd.DataFrame) -> pd.DataFrame:
    """Units with something missing, late or hollow, month by month."""
    counted = {
        column: trend[trend[column] > 0].groupby("month")["unit_code"].nunique()
        for column in ("missing", "late", "hollow")
    }
    months = sorted(trend["month"].unique())
    columns = {name: found.reindex(months, fill_value=0) for name, found in counted.items()}
    return pd.DataFrame({"month": months} | {k: v.tolist() for k, v in columns.items()})


def grid(trend: pd.DataFrame) -> None:
    """Units by months: whole and in time, or what is lacking, in signs and words."""
    months = sorted(trend["month"].unique())
    heads = [Head("单位", "keep")] + [Head(formats.period(month), "mid") for month in months]
    rows = []
    for _, mine in trend.sort_values(["unit_order", "unit_code"]).groupby("unit_code", sort=False):
        by_month_ = {row["month"]: row for _, row in mine.iterrows()}
        cells = [_cell(by_month_.get(month)) for month in months]
        rows.append(Row([mine["unit_name"].iloc[-1], *cells]))
    table.listing(
        "逐月报送", heads, rows, kind="matrix", file="逐月报送",
        note="按截止日所在的月份。✓ 后是应报份数；缺：未报或不能用，迟：迟报，空：不完整。",
    )  # fmt: skip


def _cell(row: pd.Series[Any] | None) -> Styled:
    if row is None:
        return Styled("不报", "soft")
    said = [
        f"{word}{int(row[column])}"
        for column, word in (("missing", "缺"), ("late", "迟"), ("hollow", "空"))
        if row[column]
    ]
    if not said:
        return Styled(f"✓ {int(row['due'])}", "cell-good")
    return Styled(f"✗ {' '.join(said)}", "cell-bad")


def in_a_row(trend: pd.DataFrame) -> None:
    """Units that have left something out up to the newest month, the longest first."""
    newest = trend[trend["month"] == trend["month"].max()]
    found = newest[newest["missing_in_a_row"] > 0].sort_values(
        ["missing_in_a_row", "unit_order"], ascending=[False, True]
    )
    if found.empty:
        table.heading("连续缺报")
        table.show('<p class="good">✓ 最近一个月没有单位缺报。</p>')
        return
    heads = [Head("单位", "keep"), Head("连续缺报（月）", "num"), Head("最近缺报（份）", "num")]
    columns = ("missing_in_a_row", "missing")
    rows = [
        Row([row["unit_name"], *(formats.count(row[column]) for column in columns)])
        for _, row in found.iterrows()
    ]
    table.listing("连续缺报", heads, rows, note="到最近一个到期的月份为止。")


def hollow(returns: pd.DataFrame) -> None:
    """Returns that came and say nothing new, with the reason."""
    found = returns[returns["hollow_reason"].notna()]
    if found.empty:
        table.heading("不完整的报表")
        table.show('<p class="good">✓ 收到的报表都有内容。</p>')
        return
    heads = [
        Head("单位", "keep"), Head("报表"), Head("报表期", "keep"), Head("原因", "keep"),
        Head("文件", "long"),
    ]  # fmt: skip
    rows = [
        Row(
            [
                row["unit_name"], row["form_title"],
                row["period_label"] or formats.period(row["period"]),
                Markup('<span class="bad">✗ {}</span>').format(REASONS[row["hollow_reason"]]),
                row["file"],
            ]
        )
        for _, row in found.iterrows()
    ]  # fmt: skip
    note = "收到了，但没有新内容；按时不受影响，不计入有效报送。"
    table.listing("不完整的报表", heads, rows, note=note)
