-- Every measure for every unit and period, rolled up; zeros included, except that by reporting
-- a row exists only where something was owed.
with rolled_up as (
    select
        counts.regime,
        counts.measure,
        counts.period,
        ancestors.ancestor_root as unit_root,
        measures.rollup,
        sum(counts.value) as value
    from {{ ref('int_unit_counts') }} as counts
    inner join {{ ref('stg_measures') }} as measures
        on counts.regime = measures.regime and counts.measure = measures.measure
    inner join {{ ref('int_period_ancestors') }} as ancestors
        on
            counts.regime = ancestors.regime
            and counts.period = ancestors.period
            and counts.unit_root = ancestors.unit_root
            and measures.rollup = ancestors.rollup
    group by all
),

owing as (
    select distinct
        regime,
        period,
        unit_root
    from rolled_up
    where rollup = 'reporting'
)

select
    measures.regime,
    measures.measure,
    units.period,
    units.unit_root,
    coalesce(rolled_up.value, 0) as value
from {{ ref('stg_measures') }} as measures
inner join {{ ref('int_period_units') }} as units
    on measures.regime = units.regime and list_contains(measures.levels, units.level)
left join rolled_up
    on
        measures.regime = rolled_up.regime
        and measures.measure = rolled_up.measure
        and units.period = rolled_up.period
        and units.unit_root = rolled_up.unit_root
left join owing
    on
        units.regime = owing.regime
        and units.period = owing.period
        and units.unit_root = owing.unit_root
where measures.rollup != 'reporting' or owing.unit_root is not null
