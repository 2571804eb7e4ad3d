-- Indicators with their measures' names, the clause's text and the newest target.
with newest_targets as (
    select
        regime,
        indicator,
        arg_max(target, coalesce(valid_from, date '0001-01-01')) as target
    from {{ ref('stg_targets') }}
    group by all
)

select
    indicators.regime,
    indicators.indicator,
    indicators.name,
    indicators.indicator_group,
    indicators.numerator,
    numerators.name as numerator_name,
    indicators.denominator,
    denominators.name as denominator_name,
    indicators.direction,
    indicators.levels,
    indicators.clause,
    clauses.text as clause_text,
    indicators.why,
    newest_targets.target,
    indicators.display_order,
    indicators.in_bulletin_ranking,
    indicators.denominator_at,
    coalesce(numerators.unit, '个') as unit
from {{ ref('stg_indicators') }} as indicators
left join {{ ref('stg_measures') }} as numerators
    on indicators.regime = numerators.regime and indicators.numerator = numerators.measure
left join {{ ref('stg_measures') }} as denominators
    on indicators.regime = denominators.regime and indicators.denominator = denominators.measure
left join {{ ref('stg_clauses') }} as clauses
    on indicators.regime = clauses.regime and indicators.clause = clauses.clause
left join newest_targets
    on
        indicators.regime = newest_targets.regime
        and indicators.indicator = newest_targets.indicator
