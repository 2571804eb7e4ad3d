-- Every measure of a city that counties have equals the sum over its counties and its 市本级, and
-- what counts for the city itself (the rows of its departments).
with counties as (
    select
        regime,
        measure,
        period,
        parent_code as unit_code,
        sum(value) as county_sum
    from {{ ref('fct_measures') }}
    where level = 'county'
    group by all
)

select
    cities.regime,
    cities.measure,
    cities.period,
    cities.unit_code,
    cities.value,
    counties.county_sum,
    own.value as own_value
from {{ ref('fct_measures') }} as cities
semi join {{ ref('stg_measures') }} as measures
    on
        cities.regime = measures.regime
        and cities.measure = measures.measure
        and measures.rollup = 'statistics'
inner join counties
    on
        cities.regime = counties.regime
        and cities.measure = counties.measure
        and cities.period = counties.period
        and cities.unit_code = counties.unit_code
left join {{ ref('fct_own_counts') }} as own
    on
        cities.regime = own.regime
        and cities.measure = own.measure
        and cities.period = own.period
        and cities.unit_code = own.unit_code
where
    cities.level = 'city'
    and abs(cities.value - counties.county_sum - coalesce(own.value, 0)) > 0.000001
