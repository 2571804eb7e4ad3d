{{ config(materialized='view') }}
-- Each ranked value with what one should know before quoting its rank: ties, a denominator too
-- small to rank fairly, and how many subjects are missing to the target or stand above it.
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
        *,
        (numerator::decimal(18, 4) - target::decimal(9, 6) * denominator::decimal(18, 4))
            as above_target
    from {{ ref('fct_indicator_values') }}
    where rank is not null
)

select
    exact.regime,
    exact.indicator,
    exact.name,
    exact.period,
    exact.level,
    exact.unit_code,
    exact.unit_name,
    {%- for part in ['numerator', 'denominator', 'value', 'target', 'attained', 'rank'] %}
    exact.{{ part }},
    {%- endfor %}
    count(*) over (
        partition by
            exact.regime, exact.indicator, exact.period, exact.level, exact.parent_code,
            exact.rank
    ) - 1 as tied_with,
    coalesce(exact.denominator < settings.small_denominator, false) as is_small,
    settings.small_denominator,
    case
        when exact.direction = 'higher' and exact.above_target < 0
            then ceil(-exact.above_target)::bigint
        when exact.direction = 'lower' and exact.above_target > 0
            then ceil(exact.above_target)::bigint
        when exact.target is not null then 0
    end as to_target,
    case
        when exact.direction = 'higher' and exact.above_target >= 0
            then floor(exact.above_target)::bigint
        when exact.direction = 'lower' and exact.above_target <= 0
            then floor(-exact.above_target)::bigint
    end as to_spare,
    measures.name as numerator_name,
    measures.unit
from exact
inner join {{ ref('dim_indicators') }} as indicators
    on exact.regime = indicators.regime and exact.indicator = indicators.indicator
left join {{ ref('dim_measures') }} as measures
    on exact.regime = measures.regime and indicators.numerator = measures.measure
left join settings on exact.regime = settings.regime
