{{ config(materialized='view') }}
-- Behind every number: the facts in its window, with file, sheet, row and the cells of the row.
-- A corrected cell has the text it counts with, the text sent, and the record's id.
-- Filter by regime, measure, period and unit_code; cells of personal data are left out.
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
    coalesce(to_json(list(
        {
            'cell': cells.cell, 'element': cells.element,
            'label': cells.label, 'text': cells.text,
            'sent_text': cells.sent_text, 'correction': cells.correction
        } order by cells.display_order, cells.cell
    ) filter (where cells.cell is not null)), '[]') as cells,
    windows.submission_id
from {{ ref('int_fact_windows') }} as windows
left join {{ ref('int_period_units') }} as counties
    on
        windows.regime = counties.regime
        and windows.period = counties.period
        and windows.unit_root = counties.unit_root
left join {{ ref('int_submissions') }} as submissions
    on windows.submission_id = submissions.submission_id
left join {{ ref('int_labelled_cells') }} as cells
    on
        windows.submission_id = cells.submission_id
        and windows.sheet = cells.sheet
        and windows.row_number = cells.row_number
        and not cells.is_personal
group by all
