{{ config(materialized='view') }}
-- What each measure of a unit would lose without one return: a subject only when that return is
-- its only evidence in the window, a sum's row always. An older file of the same return does not
-- come back. An extract that is replaced as a whole is nobody's return: nothing is left out.
with counted as (
    select distinct
        windows.regime,
        windows.measure,
        windows.period,
        windows.unit_code,
        windows.submission_id,
        case
            when measures.aggregate = 'sum'
                then concat_ws('|', windows.submission_id, windows.sheet, windows.row_number)
            else concat_ws('|', windows.unit_root, windows.subject)
        end as counted_once,
        case when measures.aggregate = 'sum' then windows.quantity else 1 end as quantity
    from {{ ref('int_fact_windows') }} as windows
    inner join {{ ref('stg_measures') }} as measures
        on windows.regime = measures.regime and windows.measure = measures.measure
),

lost as (
    select
        regime,
        measure,
        period,
        unit_code,
        min(submission_id) as submission_id,
        sum(quantity) as quantity
    from counted
    group by regime, measure, period, unit_code, counted_once
    having count(distinct coalesce(submission_id, '')) = 1
)

select
    lost.regime,
    lost.measure,
    lost.period,
    lost.unit_code,
    lost.submission_id,
    sum(lost.quantity)::double as lost
from lost
inner join {{ ref('int_submissions') }} as submissions
    on lost.submission_id = submissions.submission_id and submissions.period_kind != 'snapshot'
group by all
