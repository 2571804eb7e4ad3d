-- Each indicator of each unit and period, with target, rank and the period before.
with ranked as (
    select
        indicator_values.*,
        ranks.rank_position,
        ranks.rank_in_province
    from {{ ref('int_indicator_values') }} as indicator_values
    left join {{ ref('int_indicator_ranks') }} as ranks
        on
            indicator_values.regime = ranks.regime
            and indicator_values.indicator = ranks.indicator
            and indicator_values.period = ranks.period
            and indicator_values.unit_root = ranks.unit_root
)

select
    ranked.regime,
    ranked.indicator,
    indicators.name,
    ranked.level,
    units.unit_code,
    units.unit_name,
    ranked.period,
    ranked.numerator,
    ranked.denominator,
    ranked.value,
    ranked.target,
    ranked.is_attained as attained,
    ranked.rank_position as rank,
    units.period_kind,
    ranked.end_on as period_end,
    ranked.parent_code,
    indicators.indicator_group,
    indicators.clause,
    ranked.direction,
    ranked.rank_in_province,
    previous.value as previous_value,
    previous.rank_position as previous_rank,
    periods.previous_period,
    units.unit_order,
    indicators.display_order as indicator_order,
    indicators.in_bulletin_ranking,
    units.role
from ranked
inner join {{ ref('stg_indicators') }} as indicators
    on ranked.regime = indicators.regime and ranked.indicator = indicators.indicator
inner join {{ ref('int_period_units') }} as units
    on
        ranked.regime = units.regime
        and ranked.period = units.period
        and ranked.unit_root = units.unit_root
inner join {{ ref('int_periods') }} as periods
    on ranked.regime = periods.regime and ranked.period = periods.period
left join ranked as previous
    on
        ranked.regime = previous.regime
        and ranked.indicator = previous.indicator
        and periods.previous_period = previous.period
        and ranked.unit_root = previous.unit_root
