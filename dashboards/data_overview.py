"""What 总览 asks beyond the figures: what waits for a decision, and where the tiles stand.

Belongs here: plain selections and counts. Does not belong here: deciding what is stuck or late.
"""

from __future__ import annotations

import pandas as pd

from dashboards.printed import ORDER
from dashboards.serving import select


def waiting(regime: str, period: str) -> pd.DataFrame:
    """What needs a decision, one row a kind that occurs: kind, number, most, names, id."""
    return select(
        f"""
        with span as (select start_on, end_on from marts.dim_periods
            where regime = $1 and period = $2),
        owed as (select s.*, o.printed from span, marts.fct_submissions as s
            left join {ORDER} as o using (unit_code)
            where s.regime = $1 and s.due_on between span.start_on and span.end_on),
        stuck as (select rung, count(*) as number, max(days_on_rung) as most,
                min(rung_order) as rung_order
            from marts.fct_problems where regime = $1 and is_stuck group by rung),
        late as (select state, unit_name, min(printed) as printed, count(*) as number,
                max(days_late) as most
            from owed where state in ('missing', 'rejected', 'late') group by state, unit_name),
        hollow as (select unit_name, min(printed) as printed, count(*) as number
            from owed where hollow_reason is not null group by unit_name),
        links as (select r.county_name, min(o.printed) as printed, count(*) as number
            from marts.fct_link_review as r
            left join {ORDER} as o on o.unit_code = r.county_code
            where r.regime = $1 group by r.county_name),
        newest as (select * from marts.fct_reporting_trend where regime = $1
            and month = (select max(month) from marts.fct_reporting_trend, span
                where regime = $1 and month <= strftime(span.end_on, '%Y-%m'))),
        found as (
            select 1 as place, 'stuck' as kind, '' as id, sum(number) as number,
                max(most) as most, string_agg(rung, '、' order by rung_order) as names
            from stuck
            union all
            select 2, 'list', watchlist, count(*), null, watchlist_name || '|' || says
            from marts.fct_watchlist_rows where regime = $1 and period = $2
            group by watchlist, watchlist_name, says, display_order
            union all
            select 3, 'in_a_row', '', count(*), max(missing_in_a_row),
                string_agg(unit_name, '、' order by missing_in_a_row desc, unit_order)
            from newest where missing_in_a_row > 1
            union all
            select 4, state, '', sum(number), max(most),
                string_agg(unit_name, '、' order by printed, unit_name)
            from late group by state
            union all
            select 5, 'hollow', '', sum(number), null,
                string_agg(unit_name, '、' order by printed, unit_name)
            from hollow
            union all
            select 6, 'links', '', sum(number), null,
                string_agg(county_name, '、' order by printed, county_name)
            from links
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
