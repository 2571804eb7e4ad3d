-- Every measure of the province equals the sum over its cities, and what counts for the province
-- itself.
with statistics as (
    select measure_values.*
    from {{ ref('fct_measures') }} as measure_values
    semi join {{ ref('stg_measures') }} as measures
        on
            measure_values.regime = measures.regime
            and measure_values.measure = measures.measure
            and measures.rollup = 'statistics'
            and list_contains(measures.levels, 'city')
            and list_contains(measures.levels, 'province')
),

totals as (
    select
        regime,
        measure,
        period,
        max(unit_code) filter (where level = 'province') as unit_code,
        sum(value) filter (where level = 'province') as province_value,
        sum(value) filter (where level = 'city') as city_sum
    from statistics
    group by regime, measure, period
)

select
    totals.*,
    own.value as own_value
from totals
left join {{ ref('int_unit_counts') }} as own
    on
        totals.regime = own.regime
        and totals.measure = own.measure
        and totals.period = own.period
        and totals.unit_code = own.unit_root
where totals.province_value != totals.city_sum + coalesce(own.value, 0)
