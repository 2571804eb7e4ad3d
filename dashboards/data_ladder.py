"""What the page 问题台账 asks of the marts. Belongs here: plain selections."""

from __future__ import annotations

import pandas as pd

from dashboards.serving import select


def rungs(regime: str, city: str) -> pd.DataFrame:
    """Each rung of the path, lowest first: problems that stand there, those stuck, and the days
    that stays there took which have ended."""
    return select(
        """
        with steps as (
            select * from marts.fct_problem_steps
            where regime = ? and ? in ('', city_code)
        )
        select r.rung, r.rung_order,
            count(*) filter (s.is_current) as standing,
            count(*) filter (s.is_current and p.is_stuck) as stuck,
            median(s.days) filter (not s.is_current) as days
        from marts.dim_rungs as r
        left join steps as s on s.regime = r.regime and s.rung = r.rung
        left join marts.fct_problems as p on p.regime = s.regime and p.problem = s.problem
        where r.regime = ?
        group by r.rung, r.rung_order order by r.rung_order
        """,
        regime,
        city,
        regime,
    )


def problems(regime: str, city: str) -> pd.DataFrame:
    """Open ones first, the longest on their rung on top."""
    return select(
        """
        select * from marts.fct_problems where regime = ? and ? in ('', city_code)
        order by closed_on is not null, days_on_rung desc, raised_on, county_code, problem
        """,
        regime,
        city,
    )


def steps(regime: str, problem: str) -> pd.DataFrame:
    """The stays of one problem, in order."""
    return select(
        "select * from marts.fct_problem_steps where regime = ? and problem = ? order by step",
        regime,
        problem,
    )


def stuck_days(regime: str) -> int | None:
    """How many days on a rung are too many; None where the policy has no ladder."""
    found = select(
        "select value from marts.dim_settings where regime = ? and name = 'problem_stuck_days'",
        regime,
    )
    return None if found.empty else int(found["value"].iloc[0])
