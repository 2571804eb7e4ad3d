{{ config(materialized='view') }}
-- The trace counted again: what the rows behind a measure add up to, for comparison with it.
-- A subject counts once in the unit where its facts stand.
select
    windows.regime,
    windows.measure,
    windows.period,
    windows.unit_code,
    count(*) as evidence_rows,
    case
        when any_value(measures.aggregate) = 'sum' then sum(windows.quantity)
        else count(distinct windows.unit_root || '|' || windows.subject)
    end::double as value
from (select distinct * from {{ ref('int_fact_windows') }}) as windows
inner join {{ ref('stg_measures') }} as measures
    on windows.regime = measures.regime and windows.measure = measures.measure
group by windows.regime, windows.measure, windows.period, windows.unit_code
