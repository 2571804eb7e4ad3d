-- Every measure of the province equals the sum over its cities.
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
)

select
    regime,
    measure,
    period,
    sum(value) filter (where level = 'province') as province_value,
    sum(value) filter (where level = 'city') as city_sum
from statistics
group by all
having province_value != city_sum
