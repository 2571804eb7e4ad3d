-- Every measure of the unit at the top equals the distinct subjects of the facts behind it.
with counted as (
    select
        windows.regime,
        windows.measure,
        windows.period,
        count(distinct windows.unit_root || '|' || windows.subject) as subjects
    from {{ ref('int_fact_windows') }} as windows
    semi join {{ ref('stg_measures') }} as measures
        on
            windows.regime = measures.regime
            and windows.measure = measures.measure
            and measures.aggregate = 'count_distinct'
    where windows.level = 'province'
    group by all
)

select
    measure_values.regime,
    measure_values.measure,
    measure_values.period,
    measure_values.value,
    counted.subjects
from {{ ref('fct_measures') }} as measure_values
inner join counted
    on
        measure_values.regime = counted.regime
        and measure_values.measure = counted.measure
        and measure_values.period = counted.period
where measure_values.level = 'province' and measure_values.value != counted.subjects
