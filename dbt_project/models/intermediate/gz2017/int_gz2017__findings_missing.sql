-- Listed projects that form 3 lacks, as findings that name the cell of the list and the last row of
-- the county's sheet, after which they belong.
select
    missing.path as file,
    coalesce(centres.last_sheet, '') as sheet,
    coalesce(centres.last_cell, '') as cell,
    'tracking_missing_project' as rule,
    'warning' as severity,
    'project_name' as element,
    missing.project_name as value,
    '签约项目总表上' || units.name || '的“' || missing.project_name || '”（总表 ' || others.cell
    || '）在本表中没有。请'
    || coalesce(
        '在工作表“' || centres.last_sheet || '”的 ' || centres.last_cell || ' 之后补填',
        '补填' || units.name || '的工作表'
    )
    || '；已终止或不属本县的，请报省代办服务中心更正总表。' as message,
    others.path as other_file,
    others.sheet as other_sheet,
    others.cell as other_cell,
    null::integer as row_number,
    missing.submission_id
from {{ ref('int_gz2017__unlisted_tracking') }} as missing
inner join {{ ref('int_labelled_cells') }} as others
    on
        missing.list_submission_id = others.submission_id
        and missing.sheet = others.sheet
        and missing.row_number = others.row_number
        and others.element = 'project_name'
inner join {{ ref('stg_org_units') }} as units on missing.county_root = units.unit_code
left join {{ ref('int_gz2017__tracking_centres') }} as centres
    on
        missing.submission_id = centres.submission_id
        and missing.county_root = centres.county_root
