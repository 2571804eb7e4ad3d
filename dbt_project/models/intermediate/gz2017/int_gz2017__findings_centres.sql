-- Centres (市本级, counties) that form 3 has and form 4 lacks, as findings that name the last row of
-- form 4, after which they belong, and the first cell of the sheet in form 3.
with last_rows as (
    select
        submissions.submission_id,
        submissions.unit_code,
        submissions.period,
        submissions.path,
        arg_max(cells.sheet, cells.row_number) as sheet,
        arg_max(cells.cell, cells.row_number) as cell
    from {{ ref('int_submissions') }} as submissions
    left join {{ ref('int_labelled_cells') }} as cells
        on submissions.submission_id = cells.submission_id and cells.element = 'unit'
    where
        submissions.regime = 'gz2017'
        and submissions.form = 'tracking_summary'
        and submissions.standing = 'current'
    group by all
)

select
    last_rows.path as file,
    coalesce(last_rows.sheet, '') as sheet,
    coalesce(last_rows.cell, '') as cell,
    'summary_lacks_centre' as rule,
    'warning' as severity,
    'unit' as element,
    units.name as value,
    '附表3有' || units.name || '的工作表（“' || centres.first_sheet || '”' || centres.first_cell
    || ' 起），附表4没有它的一行。请在附表4补填' || units.name || '一行。' as message,
    centres.path as other_file,
    centres.first_sheet as other_sheet,
    centres.first_cell as other_cell,
    null::integer as row_number,
    last_rows.submission_id
from {{ ref('int_gz2017__tracking_centres') }} as centres
inner join {{ ref('int_submissions') }} as submissions
    on centres.submission_id = submissions.submission_id and submissions.standing = 'current'
inner join last_rows
    on submissions.unit_code = last_rows.unit_code and submissions.period = last_rows.period
inner join {{ ref('stg_org_units') }} as units on centres.county_root = units.unit_code
anti join {{ ref('int_gz2017__summary_units') }} as stated
    on
        last_rows.submission_id = stated.submission_id
        and centres.county_root = stated.county_root
