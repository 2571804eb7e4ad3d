"""What 总览 asks beyond the figures: what waits for a decision, and where the tiles stand.

Belongs here: plain selections and counts. Does not belong here: deciding what is stuck or late.
"""

from __future__ import annotations

import pandas as pd

from dashboards.serving import select


def waiting(regime: str, period: str) -> pd.DataFrame:
    """What needs a decision, one row a kind that occurs: kind, number, most, names, id."""
    return select(
        """
        with span as (select start_on, end_on from marts.dim_periods
            where regime = $1 and period = $2),
        owed as (select s.* from marts.fct_submissions as s, span
            where s.regime = $1 and s.due_on between span.start_on and span.end_on),
        newest as (select * from marts.fct_reporting_trend where regime = $1
            and month = (select max(month) from marts.fct_reporting_trend, span
                where regime = $1 and month <= strftime(span.end_on, '%Y-%m'))),
        found as (
            select 1 as place, 'stuck' as kind, '' as id, count(*) as number,
                max(days_on_rung) as most, string_agg(distinct rung, '、') as names
            from marts.fct_problems where regime = $1 and is_stuck
            union all
            select 2, 'list', watchlist, count(*), null, watchlist_name || '|' || says
            from marts.fct_watchlist_rows where regime = $1 and period = $2
            group by watchlist, watchlist_name, says, display_order
            union all
            select 3, 'in_a_row', '', count(*), max(missing_in_a_row),
                string_agg(unit_name, '、' order by missing_in_a_row desc, unit_order)
            from newest where missing_in_a_row > 1
            union all
            select 4, state, '', count(*), max(days_late),
                string_agg(distinct unit_name, '、')
            from owed where state in ('missing', 'rejected', 'late') group by state
            union all
            select 5, 'hollow', '', count(*), null, string_agg(distinct unit_name, '、')
            from owed where hollow_reason is not null
            union all
            select 6, 'links', '', count(*), null, string_agg(distinct county_name, '、')
            from marts.fct_link_review where regime = $1
        )
        select * from found where number > 0 order by place, kind, id
        """,
        regime,
        period,
    )


def tiles(level: str) -> pd.DataFrame:
    """The schematic grid of one level."""
    return select(
        "select unit_code, label, tile_row, tile_column from marts.dim_tiles where level = ?", level
    )
