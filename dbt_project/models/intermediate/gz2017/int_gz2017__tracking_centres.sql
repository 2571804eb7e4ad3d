-- The centres (市本级, counties) that a form 3 has rows of, with their first and last project's cell.
select
    cells.submission_id,
    places.county_root,
    any_value(cells.path) as path,
    arg_min(cells.sheet, row(cells.sheet, cells.row_number)) as first_sheet,
    arg_min(cells.cell, row(cells.sheet, cells.row_number)) as first_cell,
    arg_max(cells.sheet, row(cells.sheet, cells.row_number)) as last_sheet,
    arg_max(cells.cell, row(cells.sheet, cells.row_number)) as last_cell
from {{ ref('int_labelled_cells') }} as cells
semi join {{ ref('stg_gz2017__tracking') }} as tracking
    on cells.submission_id = tracking.submission_id
inner join {{ ref('stg_records') }} as records
    on
        cells.submission_id = records.submission_id
        and cells.sheet = records.sheet
        and cells.row_number = records.row_number
inner join {{ ref('int_places') }} as places on records.centre_code = places.unit_code
where cells.element = 'project_name'
group by all
