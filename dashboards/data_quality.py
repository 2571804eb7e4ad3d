"""What 数据质量 asks of the marts: findings by rule, by unit, by month of receipt, and one by one.

Belongs here: plain selections and counts of findings that concern what counts now (`is_current`).
Does not belong here: the value of a cell: it may be personal.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from dashboards.printed import ORDER
from dashboards.serving import later, select

SHOWN = 500  # rows on the page; `total` says how many there are
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
        HELD
        + f"""select unit, unit_code, severity, count(*) as number from held
        left join {ORDER} as o using (unit_code) where is_current
        group by unit, unit_code, severity order by min(o.printed) nulls last, unit""",
        regime,
    )


def by_month(regime: str) -> pd.DataFrame:
    """Month of receipt, severity, number: every finding ever."""
    return select(
        HELD + "select month, severity, count(*) as number from held where month is not null"
        " group by all order by month",
        regime,
    )


def months(regime: str) -> list[str]:
    """Every month from the first return received to the last."""
    found = select(
        """with span as (select min(received_at) as first, max(received_at) as last
            from marts.fct_files where ? in (regime, '') or regime is null or regime = '')
        select strftime(month, '%Y-%m') as month from span,
            unnest(range(date_trunc('month', first), last + interval 1 second, interval 1 month))
            as m (month) order by month""",
        regime,
    )
    return [str(month) for month in found["month"]]


def by_rule_and_month(regime: str) -> pd.DataFrame:
    """What (an example of the rule's findings), month of receipt, number; the most first."""
    return select(
        HELD
        + """, said as (select rule, min_by(message, length(message)) as what,
                count(*) as total from held group by rule)
        select what, month, count(*) as number from held join said using (rule)
        where month is not null
        group by rule, what, total, month order by total desc, rule, month""",
        regime,
    )


def by_unit_and_month(regime: str) -> pd.DataFrame:
    """What (the unit), month of receipt, number; in printed order."""
    return select(
        HELD
        + f"""select unit as what, month, count(*) as number from held
        left join {ORDER} as o using (unit_code) where month is not null
        group by what, month order by min(o.printed) nulls last, what, month""",
        regime,
    )


_FINDINGS = (
    HELD
    + """select unit, month, file, sheet, cell, severity, message, is_current,
        count(*) over () as total
    from held where $2 in ('', rule) and $3 in ('', unit)
    order by is_current desc, month desc, file, sheet, row_number, cell"""
)


def findings(regime: str, rule: str, unit: str) -> pd.DataFrame:
    """One row a finding, the newest return first, the first `SHOWN`; '' = of every kind."""
    return select(f"{_FINDINGS} limit {SHOWN}", regime, rule, unit)


def all_findings(regime: str, rule: str, unit: str) -> Callable[[], pd.DataFrame]:
    """All of them, for a file."""
    return later(_FINDINGS, regime, rule, unit)
