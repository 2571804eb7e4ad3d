{{ config(materialized='view') }}
-- Ranked values with their ties, whether the denominator is too small to rank fairly, and how many
-- subjects are missing to the target or stand beyond it. Exact: no binary fractions.
with settings as (
    select
        regime,
        max(value)::double as small_denominator
    from {{ ref('stg_settings') }}
    where name = 'small_denominator'
    group by all
),

exact as (
    select
        indicator_values.*,
        ranks.rank_position,
        case indicator_values.direction when 'lower' then -1 else 1 end
        * (
            indicator_values.numerator::decimal(18, 4)
            - indicator_values.target::decimal(9, 6)
            * coalesce(indicator_values.denominator, 1)::decimal(18, 4)
        ) as beyond_target
    from {{ ref('int_indicator_values') }} as indicator_values
    inner join {{ ref('int_indicator_ranks') }} as ranks
        on
            indicator_values.regime = ranks.regime
            and indicator_values.indicator = ranks.indicator
            and indicator_values.period = ranks.period
            and indicator_values.unit_root = ranks.unit_root
)

select
    exact.regime,
    exact.indicator,
    exact.period,
    exact.unit_root,
    exact.rank_position,
    exact.direction,
    count(*) over (
        partition by
            exact.regime, exact.indicator, exact.period, exact.level, exact.parent_code,
            exact.rank_position
    ) - 1 as tied_with,
    coalesce(exact.denominator < settings.small_denominator, false) as is_small,
    settings.small_denominator,
    case
        when exact.beyond_target < 0 then ceil(-exact.beyond_target)
        when exact.target is not null then 0
    end::bigint as to_target,
    case when exact.beyond_target >= 0 then floor(exact.beyond_target) end::bigint as to_spare
from exact
left join settings on exact.regime = settings.regime
