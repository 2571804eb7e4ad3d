"""Who still owes which return, and until when (催报).

Belongs here: the selection from the grid and its wording, as of a day that is passed in. Does not
belong here: sending, and the clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from pipelines.publications.wording import full_date


@dataclass(frozen=True)
class Reminder:
    """One return that is owed; `days_left` is negative once it is overdue."""

    unit_code: str
    unit_name: str
    form: str
    form_title: str
    period: str
    period_label: str
    due_on: date
    state: str  # missing | rejected
    days_left: int
    message: str


def load_reminders(
    con: duckdb.DuckDBPyConnection, regime: str, period: str, on: date
) -> list[Reminder]:
    """Returns of `period`, or due within it, that have not come in usable form by `on`.

    A return that came after `on` is still owed on that day. Units in printed order.
    """
    rows = con.execute(
        """
        select s.unit_code, s.unit_name, s.form, s.form_title, s.period,
            coalesce(own.label, s.period), s.due_on,
            case when s.state = 'rejected' then 'rejected' else 'missing' end
        from marts.fct_submissions as s
        left join marts.dim_periods as own on own.regime = s.regime and own.period = s.period
        left join marts.dim_periods as p on p.regime = s.regime and p.period = $period
        where s.regime = $regime
            and (s.period = $period or s.due_on between p.start_on and p.end_on)
            and (s.received_at is null or cast(s.received_at as date) > $on
                or s.state in ('missing', 'rejected'))
        order by s.unit_order nulls last, s.unit_code, s.due_on, s.form
        """,
        {"regime": regime, "period": period, "on": on},
    ).fetchall()
    return [_reminder(row, on) for row in rows]


def _reminder(row: Sequence[object], on: date) -> Reminder:
    unit_code, unit_name, form, title, period, label, due_on, state = row
    assert isinstance(due_on, date)
    left = (due_on - on).days
    return Reminder(
        unit_code=str(unit_code),
        unit_name=str(unit_name),
        form=str(form),
        form_title=str(title),
        period=str(period),
        period_label=str(label),
        due_on=due_on,
        state=str(state),
        days_left=left,
        message=reminder_text(str(unit_name), str(label), str(title), due_on, str(state), left),
    )


def reminder_text(
    unit: str, period: str, title: str, due_on: date, state: str, days_left: int
) -> str:
    """A sentence for the office; the due day itself is still in time (A9)."""
    what = f"{unit}{period}《{title}》"
    fault = "已收到但不能使用，请改正后重新报送" if state == "rejected" else "尚未收到，请报送"
    if days_left < 0:
        return f"{what}{fault}：{full_date(due_on)}截止，已逾期{-days_left}天。"
    when = "今天截止" if days_left == 0 else f"还有{days_left}天"
    return f"{what}{fault}：{full_date(due_on)}截止，{when}。"
