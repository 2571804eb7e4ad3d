{{ config(materialized='view') }}
-- Behind every number: the facts in its window, with file, sheet, row and the cells of the row.
-- A corrected cell has the text it counts with, the text sent, and the record's id.
-- Filter by regime, measure, period and unit_code; cells of personal data are left out.
with windows as (
    select distinct *
    from {{ ref('int_fact_windows') }}
)

select
    windows.regime,
    windows.measure,
    windows.period,
    windows.level,
    windows.unit_code,
    windows.subject,
    windows.subject_name,
    windows.happened_on,
    counties.unit_code as county_code,
    counties.unit_name as county_name,
    submissions.path as file,
    submissions.sha256,
    submissions.received_at,
    windows.sheet,
    windows.row_number,
    coalesce(to_json(source_rows.cells), '[]') as cells,
    windows.submission_id,
    submissions.form,
    windows.quantity
from windows
left join {{ ref('int_period_units') }} as counties
    on
        windows.regime = counties.regime
        and windows.period = counties.period
        and windows.unit_root = counties.unit_root
left join {{ ref('int_submissions') }} as submissions
    on windows.submission_id = submissions.submission_id
left join {{ ref('int_source_rows') }} as source_rows
    on
        windows.submission_id = source_rows.submission_id
        and windows.sheet = source_rows.sheet
        and windows.row_number = source_rows.row_number
