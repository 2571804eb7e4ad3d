"""What 清单 and 办件 ask of the marts. Belongs here: plain selections."""

from __future__ import annotations

import pandas as pd

from dashboards.printed import ORDER
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
        f"""select r.* replace (to_json(cells)::varchar as cells)
        from marts.fct_watchlist_rows as r left join {ORDER} as o using (unit_code)
        where regime = ? and watchlist = ? and period = ? and ? in ('', unit_code, parent_code)
        order by o.printed, unit_code, measure_name, happened_on, subject_name, row_number""",
        *(regime, watchlist, period, unit),
    )


def cases(regime: str, who: str) -> pd.DataFrame:
    """Those with overdue steps first, then by what is due next; '' = of every office."""
    return select(
        """select * from marts.fct_cases
        where regime = ? and (? = '' or list_contains(responsible, ?))
        order by overdue = 0, next_due nulls last, started_at desc, case_key""",
        *(regime, who, who),
    )


def timeline(regime: str, case: str) -> pd.DataFrame:
    """All steps of one case, as they follow each other."""
    return select(
        """select * from marts.fct_steps where regime = ? and case_key = ?
        order by step_order, started_at, due_at, subject""",
        *(regime, case),
    )


def times(regime: str, told_by: str) -> pd.DataFrame:
    """How long steps take, told by `step` or by `responsible` office."""
    return select(
        """select * from marts.fct_step_times where regime = ? and told_by = ?
        order by display_order, name""",
        *(regime, told_by),
    )
