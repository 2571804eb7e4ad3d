"""The calendar of returns (报送日历): unit × form and period, with the state of each return.

Belongs here: the grid and the next deadlines. Does not belong here: deciding on lateness (marts).
"""

from __future__ import annotations

from typing import Any

import pandas as pd
from markupsafe import Markup

from dashboards import formats
from dashboards.components import downloads, table
from dashboards.components.table import Head, Row, Styled

MOST = 24  # columns that can be read side by side
KEYS = ["form", "due_on", "period"]
CELLS = {"missing": "✗ 未报", "rejected": "✗ 退回"}


def calendar(returns: pd.DataFrame) -> None:
    """Form by form, the newest duty on the right; a unit that owes nothing has a dash."""
    duties = returns.drop_duplicates(KEYS).sort_values("due_on")
    columns = duties.tail(MOST).sort_values(KEYS)
    groups = [("", 1)]
    groups += [(str(m["form_title"].iloc[0]), len(m)) for _, m in columns.groupby("form")]
    said = f"只列最近{MOST}期，共{len(duties)}期"
    lines = downloads.later(lambda: _grid(returns, duties.sort_values(KEYS), True))
    whole = table.Whole(said, lines) if len(duties) > MOST else None
    table.listing(
        "报送日历", *_grid(returns, columns), kind="matrix calendar", groups=groups, whole=whole,
        note="✓ 按时；迟：迟报几天；✗ 未报、退回；空：没有新内容；—：不用报。表头末行是截止日。",
    )  # fmt: skip


def _grid(
    returns: pd.DataFrame, columns: pd.DataFrame, names_forms: bool = False
) -> tuple[list[Head], list[Row]]:
    """Units by duties; `names_forms`: each column says its form, there being no head above it."""
    heads = [Head("单位", "keep")]
    for _, row in columns.iterrows():
        form = f"{row['form_title']} " if names_forms else ""
        heads.append(Head(Markup("{}{}").format(form, _head(row)), "mid"))
    held = {(row["unit_code"], *(row[k] for k in KEYS)): row for _, row in returns.iterrows()}
    places = [tuple(row[k] for k in KEYS) for _, row in columns.iterrows()]
    units = returns.sort_values(["unit_order", "unit_code"]).drop_duplicates("unit_code")
    rows = [
        Row([unit["unit_name"], *(_cell(held.get((unit["unit_code"], *p))) for p in places)])
        for _, unit in units.iterrows()
    ]
    return heads, rows


def _head(row: pd.Series[Any]) -> Markup:
    """The period, the year above it; the due day below."""
    year, _, rest = formats.period(str(row["period"])).partition("年")
    due = row["due_on"]
    return Markup("{}年<br>{}<br><span class='soft'>{}.{}</span>").format(
        year, rest or "全年", due.month, due.day
    )


def _cell(row: pd.Series[Any] | None) -> Styled:
    if row is None:
        return Styled(formats.NOTHING, "soft")
    if row["state"] in CELLS:
        return Styled(CELLS[row["state"]], "cell-bad bad")
    if row["state"] == "late":
        return Styled(f"迟{formats.count(row['days_late'])}天", "cell-bad bad")
    if row["hollow_reason"] is not None:
        return Styled("空", "cell-bad bad")
    return Styled("✓", "cell-good good")


def deadlines(coming: pd.DataFrame, day: str) -> None:
    """The next due days, and how long there is."""
    if coming.empty:
        return
    cards = Markup("").join(
        Markup(
            '<div class="db-card"><div class="name">{}</div><div class="big">{}<small>天后</small>'
            '</div><div class="row">{}截止，{}个单位</div></div>'
        ).format(
            f"{mine['form_title'].iloc[0]}（{formats.period(mine['period'].iloc[0])}）",
            formats.count(mine["days_left"].iloc[0]), formats.day(mine["due_on"].iloc[0]),
            mine["unit_code"].nunique(),
        )
        for _, mine in coming.groupby(["due_on", "form", "period"])
    )  # fmt: skip
    table.heading("下一次截止", f"从{day}算起。")
    table.show(Markup('<div class="db-cards">{}</div>').format(cards))
