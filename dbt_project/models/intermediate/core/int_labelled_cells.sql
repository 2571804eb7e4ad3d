{{ config(materialized='view') }}
-- Every cell of every known submission with its column's printed label; of a corrected cell also
-- what the office sent.
select
    cells.submission_id,
    submissions.path,
    cells.sheet,
    cells.row_number,
    cells.element,
    coalesce(elements.label, '') as label,
    cells.cell,
    cells.text,
    cells.value,
    cells.state,
    coalesce(elements.is_personal, false) as is_personal,
    coalesce(elements.display_order, 999) as display_order,
    corrected.sent_text,
    corrected.decision_id as correction
from {{ ref('stg_cells') }} as cells
inner join {{ ref('int_submissions') }} as submissions
    on cells.submission_id = submissions.submission_id
left join {{ ref('stg_elements') }} as elements
    on
        submissions.regime = elements.regime
        and submissions.form = elements.form
        and cells.element = elements.element
left join {{ ref('int_corrected_cells') }} as corrected
    on
        submissions.file_id = corrected.file_id
        and cells.sheet = corrected.sheet
        and cells.cell = corrected.cell
