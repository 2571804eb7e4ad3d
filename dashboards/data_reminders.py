"""What 退回与催报 asks: what is still owed on the day shown, as texts; what was sent back.

Belongs here: plain selections, and the same text as `daiban remind`. Does not belong here:
sending: a page sends nothing.
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboards import formats
from dashboards.printed import ORDER
from dashboards.serving import select
from pipelines.reminders.text import Reminder, owed_from, reminders

__all__ = ["Reminder", "drafts", "owed", "sent_back"]


def owed(regime: str, within: int) -> pd.DataFrame:
    """Returns not received or not usable, and those due within so many days after the horizon."""
    return select(
        f"""
        with open as (
            select s.regime, s.form, s.form_title, s.unit_code, s.unit_name,
                s.period, s.due_on, s.state, date_diff('day', r.horizon, s.due_on) as days_left
            from marts.fct_submissions as s join marts.dim_regimes as r using (regime)
            where s.regime = $1 and s.state in ('missing', 'rejected')
            union all by name
            select d.regime, d.form, d.form_title, d.unit_code, d.unit_name, d.period, d.due_on,
                'coming' as state, d.days_left
            from marts.fct_next_duties as d where d.regime = $1 and d.days_left <= $2
        )
        select open.* from open left join {ORDER} as o using (unit_code)
        order by state = 'coming', due_on, o.printed, unit_code, form
        """,
        *(regime, within),
    )


def drafts(rows: pd.DataFrame, day: date | None, receiver: str) -> list[Reminder]:
    """One message a unit."""
    if day is None:
        return []
    shown = rows.assign(period_label=rows["period"].map(formats.period))
    return reminders(owed_from(shown.to_dict("records")), day, receiver)


def sent_back(regime: str) -> pd.DataFrame:
    """Files that could not be used or were replaced, the newest first, and what came instead."""
    return select(
        """
        select f.file, f.sha256, f.received_at, f.sender, f.unit_name, f.form_title, f.period,
            f.state, f.reason, s.file as instead, s.received_at as instead_at
        from marts.fct_files as f
        left join marts.fct_submissions as s on s.regime = f.regime and s.form = f.form
            and s.unit_code = f.unit_code and s.period = f.period
        where f.state in ('rejected', 'unsupported', 'superseded', 'duplicate')
            and (f.regime = ? or f.regime is null or f.regime = '')
        order by f.state = 'superseded', f.received_at desc, f.file
        """,
        regime,
    )
