-- For each number of form 4: the first cell of form 3 that is counted for it, per sheet and, under
-- sheet '', in the whole return; where no cell is counted, the first project's name.
with columns_of_form as (
    select * from (
        values
        ('signed_projects', 'project_name'), ('served_projects', 'tracked'),
        ('agency_projects', 'agency'), ('p_preparing', 'p_preparing'),
        ('p_building', 'p_building'), ('p_producing', 'p_producing'), ('p_full', 'p_full'),
        ('visits', 'visits'), ('calls', 'calls'), ('matters_filed', 'matters_filed'),
        ('matters_closed', 'matters_closed')
    ) as listed (element, counted_element)
),

cells as (
    select
        cells.*,
        row(cells.sheet, cells.row_number) as place
    from {{ ref('int_labelled_cells') }} as cells
    semi join {{ ref('int_gz2017__tracking_rows') }} as counted
        on
            cells.submission_id = counted.submission_id
            and cells.sheet = counted.sheet
            and cells.row_number = counted.row_number
)

select
    cells.path,
    coalesce(cells.sheet, '') as sheet,
    columns_of_form.element,
    arg_min(cells.sheet, (cells.element != columns_of_form.counted_element, cells.place))
        as anchor_sheet,
    arg_min(cells.cell, (cells.element != columns_of_form.counted_element, cells.place))
        as anchor_cell
from columns_of_form
inner join cells
    on cells.element in (columns_of_form.counted_element, 'project_name')
group by grouping sets (
    (cells.path, columns_of_form.element, cells.sheet), (cells.path, columns_of_form.element)
)
