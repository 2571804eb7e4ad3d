"""The text of a reminder: one message a unit, with all that it owes.

Belongs here: wording, pure. Does not belong here: what is owed (`warehouse/duties.py`, the marts),
where it is sent (`channels.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

NOBODY = "有关单位"


class Owed(NamedTuple):
    """One return that is owed."""

    unit_code: str
    unit_name: str
    form_title: str
    period: str  # as printed, where the caller knows it
    due_on: date
    days_left: int  # below 0: overdue
    is_rejected: bool = False


class Reminder(NamedTuple):
    """One message."""

    unit_code: str
    unit_name: str
    title: str
    body: str


def owed_from(rows: Iterable[Mapping[Any, Any]]) -> list[Owed]:
    """From rows of `daiban remind` or of the page."""
    return [
        Owed(
            str(row["unit_code"]),
            str(row["unit_name"]),
            str(row["form_title"] or row["form"]),
            str(row.get("period_label") or row["period"]),
            row["due_on"],
            int(row["days_left"]),
            row["state"] == "rejected",
        )
        for row in rows
    ]


def reminders(owed: Sequence[Owed], day: date, receiver: str) -> list[Reminder]:
    """One message a unit, in the order in which units first occur."""
    by_unit: dict[str, list[Owed]] = {}
    for one in owed:
        by_unit.setdefault(one.unit_code, []).append(one)
    return [_reminder(found, day, receiver) for found in by_unit.values()]


def when(days_left: int) -> str:
    """How long there is still, or how long it has been."""
    if days_left > 0:
        return f"还有{days_left}天"
    return "今天截止" if days_left == 0 else f"已超期{-days_left}天"


def _reminder(owed: Sequence[Owed], day: date, receiver: str) -> Reminder:
    first = owed[0]
    late = sum(one.days_left < 0 for one in owed)
    lines = [
        f"{first.unit_name}：",
        f"截至{_day(day)}，你单位还有下列报表没有报送"
        + (f"（其中{late}份已过截止日期）" if late else "")
        + "：",
        *(_line(number, one) for number, one in enumerate(owed, start=1)),
        "请尽快报送。如已报送，请告知报送时间和文件名。",
        receiver,
    ]
    title = f"催报：{first.unit_name}{len(owed)}份报表"
    return Reminder(first.unit_code, first.unit_name, title, "\n".join(filter(None, lines)))


def _line(number: int, one: Owed) -> str:
    again = "上次报送被退回，请改正后重报。" if one.is_rejected else ""
    return (
        f"{number}．{one.form_title}（{one.period}），{_day(one.due_on)}截止，"
        f"{when(one.days_left)}。{again}"
    )


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
