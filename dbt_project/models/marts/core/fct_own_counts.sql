{{ config(materialized='view') }}
-- Each measure at the very unit where its facts stand, before any roll-up, whether or not the
-- measure is published at that level: what moves when a unit is shown on other reporting lines.
select
    counts.regime,
    counts.measure,
    counts.period,
    units.level,
    units.unit_code,
    units.unit_name,
    units.parent_code,
    counts.value
from {{ ref('int_unit_counts') }} as counts
inner join {{ ref('int_period_units') }} as units
    on
        counts.regime = units.regime
        and counts.period = units.period
        and counts.unit_root = units.unit_root
