-- Every measure of the province that cities have equals the sum over its cities, and what counts
-- for the province itself (the rows of its departments).
with cities as (
    select
        regime,
        measure,
        period,
        sum(value) as city_sum
    from {{ ref('fct_measures') }}
    where level = 'city'
    group by all
)

select
    provinces.regime,
    provinces.measure,
    provinces.period,
    provinces.value,
    cities.city_sum,
    own.value as own_value
from {{ ref('fct_measures') }} as provinces
semi join {{ ref('stg_measures') }} as measures
    on
        provinces.regime = measures.regime
        and provinces.measure = measures.measure
        and measures.rollup = 'statistics'
inner join cities
    on
        provinces.regime = cities.regime
        and provinces.measure = cities.measure
        and provinces.period = cities.period
left join {{ ref('fct_own_counts') }} as own
    on
        provinces.regime = own.regime
        and provinces.measure = own.measure
        and provinces.period = own.period
        and provinces.unit_code = own.unit_code
where
    provinces.level = 'province'
    and abs(provinces.value - cities.city_sum - coalesce(own.value, 0)) > 0.000001
