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
        select s.*, coalesce(d.label, s.period) as period_label,
            strftime(s.due_on, '%Y-%m') as month
        from marts.fct_submissions as s
        left join marts.dim_periods as d on d.regime = s.regime and d.period = s.period
        where s.regime = ? order by s.unit_order, s.unit_code, s.due_on, s.form
        """,
        regime,
    )
