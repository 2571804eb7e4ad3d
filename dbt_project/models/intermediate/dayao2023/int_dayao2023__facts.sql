{{ config(materialized='view') }}
-- All facts of this regime that SQL supplies: progress reports due and in time, in the period of
-- the due day.
select
    'dayao2023' as regime,
    'department_reports_due' as measure,
    unit_root,
    subject,
    subject_name,
    due_on as happened_on,
    null::date as until_on,
    1::double as quantity,
    null::varchar as submission_id,
    null::varchar as sheet,
    null::integer as row_number
from {{ ref('int_dayao2023__owed_reports') }}
union all
select
    'dayao2023' as regime,
    'department_reports_on_time' as measure,
    unit_root,
    subject,
    subject_name,
    due_on as happened_on,
    null::date as until_on,
    1::double as quantity,
    submission_id,
    sheet,
    row_number
from {{ ref('int_dayao2023__reports_on_time') }}
