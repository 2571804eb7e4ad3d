"""What the page 报送情况 asks of the marts. Belongs here: plain selections."""

from __future__ import annotations

import pandas as pd

from dashboards.serving import select


def trend(regime: str) -> pd.DataFrame:
    """Month by month and unit by unit: due, late, missing, hollow, months in a row."""
    return select(
        "select * from marts.fct_reporting_trend where regime = ? order by month, unit_order",
        regime,
    )


def grid(regime: str) -> pd.DataFrame:
    """Every return owed so far, with its state and why it is not whole."""
    return select(
        """
        select s.*, d.label as period_label,
            strftime(s.due_on, '%Y-%m') as month
        from marts.fct_submissions as s
        left join marts.dim_periods as d on d.regime = s.regime and d.period = s.period
        where s.regime = ? order by s.unit_order, s.unit_code, s.due_on, s.form
        """,
        regime,
    )


def coming(regime: str) -> pd.DataFrame:
    """Returns that fall due next: each form's nearest due day."""
    return select(
        """
        select d.* from marts.fct_next_duties as d where d.regime = ?
        qualify d.due_on = min(d.due_on) over (partition by d.form)
        order by d.due_on, d.form
        """,
        regime,
    )
