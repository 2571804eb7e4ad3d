-- Each indicator with its target: a ratio of two measures, the denominator the unit's own or the
-- top's; without a denominator the measure itself. The target is that of the last day of the
-- period, or of the policy where it ends within the period.
with ratios as (
    select
        indicators.regime,
        indicators.indicator,
        indicators.direction,
        indicators.ranked_levels,
        units.period,
        units.end_on,
        least(units.end_on, regimes.valid_to) as judged_on,
        units.unit_root,
        units.level,
        units.parent_code,
        numerators.value as numerator,
        denominators.value as denominator,
        case
            when indicators.denominator = '' then numerators.value
            else numerators.value / nullif(denominators.value, 0)
        end as value
    from {{ ref('stg_indicators') }} as indicators
    inner join {{ ref('int_period_units') }} as units
        on
            indicators.regime = units.regime
            and list_contains(indicators.levels, units.level)
            and list_contains(indicators.period_kinds, units.period_kind)
    inner join {{ ref('int_measure_values') }} as numerators
        on
            indicators.regime = numerators.regime
            and indicators.numerator = numerators.measure
            and units.period = numerators.period
            and units.unit_root = numerators.unit_root
    inner join {{ ref('stg_regimes') }} as regimes on indicators.regime = regimes.regime
    left join {{ ref('int_measure_values') }} as denominators
        on
            indicators.regime = denominators.regime
            and indicators.denominator = denominators.measure
            and units.period = denominators.period
            and case indicators.denominator_at
                when 'root' then regimes.root_unit
                else units.unit_root
            end = denominators.unit_root
    where indicators.denominator = '' or denominators.unit_root is not null
)

select
    ratios.* exclude (judged_on),
    targets.target,
    case
        when ratios.direction = 'lower' then ratios.value <= targets.target
        else ratios.value >= targets.target
    end as is_attained
from ratios
left join {{ ref('stg_targets') }} as targets
    on
        ratios.regime = targets.regime
        and ratios.indicator = targets.indicator
        and {{ valid_on('targets', 'ratios.judged_on') }}
