"""What 数据质量 asks of the marts: findings by rule, by unit, by month of receipt, and one by one.

Belongs here: plain selections and counts of findings that concern what counts now (`is_current`).
Does not belong here: the value of a cell: it may be personal.
"""

from __future__ import annotations

import pandas as pd

from dashboards.serving import select

SHOWN = 500
HELD = """with held as (
    select f.*, coalesce(f.unit_name, '（单位不明）') as unit,
        strftime(r.received_at, '%Y-%m') as month
    from marts.fct_findings as f
    left join (select file_id, min(received_at) as received_at from marts.fct_files group by all)
        as r using (file_id)
    where $1 in (f.regime, '') or f.regime is null or f.regime = '') """


def by_rule(regime: str) -> pd.DataFrame:
    """One row a rule: an example of what it says, how many, units, the newest month and before."""
    return select(
        HELD
        + """, months as (select max(month) as newest from held)
        select rule, any_value(severity) as severity, min_by(message, length(message)) as example,
            count(*) as number, count(distinct unit) as units,
            count(*) filter (month = newest) as newest,
            count(*) filter (is_current) as current
        from held, months group by rule
        order by array_position(['fatal', 'error', 'warning'], any_value(severity)),
            number desc, rule""",
        regime,
    )


def by_unit(regime: str) -> pd.DataFrame:
    """Unit, severity, number: of what counts now."""
    return select(
        HELD + "select unit, unit_code, severity, count(*) as number from held where is_current"
        " group by all order by unit_code, unit",
        regime,
    )


def by_month(regime: str) -> pd.DataFrame:
    """Month of receipt, severity, number: every finding ever."""
    return select(
        HELD + "select month, severity, count(*) as number from held where month is not null"
        " group by all order by month",
        regime,
    )


def findings(regime: str, rule: str, unit: str) -> pd.DataFrame:
    """One row a finding, the newest return first, at most `SHOWN`; '' = all."""
    return select(
        HELD
        + f"""select unit, month, file, sheet, cell, severity, message, is_current from held
        where $2 in ('', rule) and $3 in ('', unit)
        order by is_current desc, month desc, file, sheet, row_number limit {SHOWN}""",
        *(regime, rule, unit),
    )
