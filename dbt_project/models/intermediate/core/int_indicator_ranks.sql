-- Ranks: equal values share a rank and the next is skipped; without a value there is no rank.
-- Cities are ranked under the root, counties within their city and, beside it, in the province.
with scored as (
    select
        regime,
        indicator,
        period,
        unit_root,
        level,
        parent_code,
        case when direction = 'lower' then -value else value end as score
    from {{ ref('int_indicator_values') }}
    where value is not null and list_contains(ranked_levels, level)
)

select
    regime,
    indicator,
    period,
    unit_root,
    rank() over (
        partition by regime, indicator, period, level, parent_code order by score desc
    )::integer as rank_position,
    case
        when level = 'county'
            then rank() over (
                partition by regime, indicator, period, level order by score desc
            )::integer
    end as rank_in_province
from scored
