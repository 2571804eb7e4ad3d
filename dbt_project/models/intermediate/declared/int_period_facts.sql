-- Facts of measures that count periods: one for each complete period of each unit of a level.
select
    sources.regime,
    sources.measure,
    units.unit_root,
    periods.period as subject,
    periods.period as subject_name,
    periods.end_on as happened_on,
    null::date as until_on,
    1::double as quantity,
    null::varchar as submission_id,
    null::varchar as sheet,
    null::integer as row_number
from {{ ref('stg_declared_sources') }} as sources
inner join {{ ref('int_periods') }} as periods
    on sources.regime = periods.regime and sources.every = periods.period_kind
inner join {{ ref('int_period_units') }} as units
    on
        periods.regime = units.regime
        and periods.period = units.period
inner join {{ ref('stg_org_units') }} as places on units.unit_code = places.unit_code
where periods.is_complete and {{ is_of_level('places', 'sources.of_level') }}
