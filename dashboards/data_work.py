"""What 清单 and 办件 ask of the marts. Belongs here: plain selections and counts."""

from __future__ import annotations

import pandas as pd

from dashboards.serving import select


def watchlists(regime: str, period: str) -> pd.DataFrame:
    """Every list of the policy with how many stand on it in the period."""
    return select(
        """select l.*, count(r.subject) as number from marts.dim_watchlists as l
        left join marts.fct_watchlist_rows as r on r.regime = l.regime
            and r.watchlist = l.watchlist and r.period = ?
        where l.regime = ? group by all order by l.display_order, l.watchlist""",
        *(period, regime),
    )


def list_rows(regime: str, watchlist: str, period: str, unit: str) -> pd.DataFrame:
    """Who stands on a list, in printed order; `cells` as JSON."""
    return select(
        """select * replace (to_json(cells)::varchar as cells) from marts.fct_watchlist_rows
        where regime = ? and watchlist = ? and period = ? and ? in ('', unit_code, parent_code)
        order by parent_code, unit_code, measure_name, happened_on, subject_name, row_number""",
        *(regime, watchlist, period, unit),
    )


CASES = """with steps as (select * from marts.fct_steps where regime = $1
    and $2 in ('', responsible, unit_name) and $3 in ('', case_key)) """


def cases(regime: str, who: str) -> pd.DataFrame:
    """One row a case: how many steps are overdue, what is due next and by whom."""
    return select(
        CASES
        + """select case_key, any_value(unit_name) as unit_name, min(started_at) as started_at,
            count(*) filter (state = 'overdue') as overdue, count(*) filter (state = 'late') as late,
            count(*) filter (state = 'open') as open,
            arg_min(step_name, due_at) filter (state in ('open', 'overdue')) as next_step,
            arg_min(coalesce(nullif(responsible, ''), unit_name), due_at)
                filter (state in ('open', 'overdue')) as next_by,
            min(due_at) filter (state in ('open', 'overdue')) as next_due
        from steps group by case_key
        order by overdue = 0, next_due nulls last, started_at desc, case_key""",
        *(regime, who, ""),
    )


def timeline(regime: str, case: str) -> pd.DataFrame:
    """All steps of one case, as they began."""
    return select(
        CASES + "select * from steps order by step_order, started_at, due_at, subject",
        *(regime, "", case),
    )


def times(regime: str, by: str) -> pd.DataFrame:
    """How long steps take, per step or per department: numbers by state, median days."""
    name = "step_name" if by == "step" else "coalesce(nullif(responsible, ''), unit_name)"
    return select(
        CASES
        + f"""select {name} as name, count(*) as number,
            count(*) filter (state = 'in_time') as in_time, count(*) filter (state = 'late') as late,
            count(*) filter (state = 'overdue') as overdue, count(*) filter (state = 'open') as open,
            median(date_diff('minute', started_at, ended_at) / 1440.0) as days
        from steps group by 1 order by min(step_order) * ('{by}' = 'step')::integer, name""",
        *(regime, "", ""),
    )
