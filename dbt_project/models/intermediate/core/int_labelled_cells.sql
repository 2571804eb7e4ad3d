{{ config(materialized='view') }}
-- Every cell of every known submission with its column's printed label.
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
    coalesce(elements.display_order, 999) as display_order
from {{ ref('stg_cells') }} as cells
inner join {{ ref('int_submissions') }} as submissions
    on cells.submission_id = submissions.submission_id
left join {{ ref('stg_elements') }} as elements
    on
        submissions.regime = elements.regime
        and submissions.form = elements.form
        and cells.element = elements.element
