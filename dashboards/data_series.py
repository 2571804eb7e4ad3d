"""Figures over time and side by side: what 排名 and 对比 ask of the marts.

Belongs here: plain selections. Does not belong here: one period's figures (`data.py`).
"""

from __future__ import annotations

import pandas as pd

from dashboards.data import PARTS, PARTS_COUNT
from dashboards.printed import ORDER
from dashboards.serving import select


def by_unit(regime: str, indicator: str, role: str, period_kind: str) -> pd.DataFrame:
    """One indicator of all units of a role over the periods of one kind, oldest first."""
    return select(
        f"""
        select v.*, p.label, coalesce(u.short_name, v.unit_name) as short_name, d.unit,
            {PARTS_COUNT}
        from marts.fct_indicator_values as v
        join marts.dim_indicators as d using (regime, indicator) {PARTS}
        join marts.dim_periods as p on p.regime = v.regime and p.period = v.period
        left join (select unit_code, any_value(short_name) as short_name
            from marts.dim_org_units group by all) as u on u.unit_code = v.unit_code
        where v.regime = ? and v.indicator = ? and v.role = ? and v.period_kind = ?
            and p.is_complete
        order by v.period_end, v.unit_order, v.unit_code
        """,
        *(regime, indicator, role, period_kind),
    )


def of_unit(regime: str, period: str, unit: str) -> pd.DataFrame:
    """All indicators of one unit in one period."""
    return select(
        f"""
        select v.*, d.unit, {PARTS_COUNT} from marts.fct_indicator_values as v
        join marts.dim_indicators as d using (regime, indicator) {PARTS}
        where v.regime = ? and v.period = ? and v.unit_code = ? order by v.indicator_order
        """,
        *(regime, period, unit),
    )


def places(regime: str) -> pd.DataFrame:
    """Every unit with a figure: the root, the units, their parts, in printed order."""
    return select(
        f"""
        select unit_code, arg_max(unit_name, period_end) as unit_name, any_value(role) as role
        from marts.fct_indicator_values left join {ORDER} as o using (unit_code) where regime = ?
        group by unit_code
        order by array_position(['root', 'unit', 'part'], any_value(role)),
            min(o.printed), min(unit_order), unit_code
        """,
        regime,
    )
