-- Names that forms state and that should be on a list: where each was stated last.
with stated as (
    select
        'ledger' as form,
        'projects' as list,
        county_root,
        city_root,
        project_key,
        project_name,
        period_end,
        submission_id,
        sheet,
        row_number
    from {{ ref('int_gz2017__ledger_rows') }}
    where is_new = '是'
    union all
    select
        'tracking' as form,
        'signed_projects' as list,
        county_root,
        city_root,
        project_key,
        project_name,
        period_end,
        submission_id,
        sheet,
        row_number
    from {{ ref('int_gz2017__tracking_rows') }}
)

select
    form,
    list,
    county_root,
    city_root,
    project_key,
    arg_max(project_name, row(period_end, submission_id, sheet, row_number)) as stated_name,
    arg_max(submission_id, row(period_end, submission_id, sheet, row_number)) as submission_id,
    arg_max(sheet, row(period_end, submission_id, sheet, row_number)) as sheet,
    arg_max(row_number, row(period_end, submission_id, sheet, row_number)) as row_number
from stated
group by all
