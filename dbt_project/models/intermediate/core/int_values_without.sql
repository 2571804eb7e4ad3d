{{ config(materialized='view') }}
-- Parts of every value as they would be without one submission that any part of it rests on.
with affected as (
    select distinct
        effects.regime,
        effects.period,
        effects.submission_id,
        indicators.indicator,
        indicators.numerator as numerator_measure,
        indicators.denominator as denominator_measure,
        case indicators.denominator_at when 'root' then regimes.root_unit end as denominator_unit
    from {{ ref('int_submission_effects') }} as effects
    inner join {{ ref('stg_indicators') }} as indicators
        on
            effects.regime = indicators.regime
            and effects.measure in (indicators.numerator, indicators.denominator)
    inner join {{ ref('stg_regimes') }} as regimes on effects.regime = regimes.regime
),

placed as (
    select
        affected.*,
        units.unit_code,
        indicator_values.numerator,
        indicator_values.denominator
    from affected
    inner join {{ ref('int_indicator_values') }} as indicator_values
        on
            affected.regime = indicator_values.regime
            and affected.indicator = indicator_values.indicator
            and affected.period = indicator_values.period
    inner join {{ ref('int_period_units') }} as units
        on
            indicator_values.regime = units.regime
            and indicator_values.period = units.period
            and indicator_values.unit_root = units.unit_root
)

select
    placed.regime,
    placed.indicator,
    placed.period,
    placed.unit_code,
    placed.submission_id,
    placed.numerator - coalesce(tops.lost, 0) as numerator_without,
    placed.denominator - coalesce(bottoms.lost, 0) as denominator_without
from placed
left join {{ ref('int_submission_effects') }} as tops
    on
        placed.submission_id = tops.submission_id
        and placed.period = tops.period
        and placed.numerator_measure = tops.measure
        and placed.unit_code = tops.unit_code
left join {{ ref('int_submission_effects') }} as bottoms
    on
        placed.submission_id = bottoms.submission_id
        and placed.period = bottoms.period
        and placed.denominator_measure = bottoms.measure
        and coalesce(placed.denominator_unit, placed.unit_code) = bottoms.unit_code
