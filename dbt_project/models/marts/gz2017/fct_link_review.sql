-- Names in forms that lead to no project, or to more than one: they never count silently.
with stated as (
    select
        'ledger' as form,
        county_root,
        project_key,
        arg_max(project_name, (period_end, submission_id, row_number)) as stated_name,
        arg_max(submission_id, (period_end, submission_id, row_number)) as submission_id,
        arg_max(sheet, (period_end, submission_id, row_number)) as sheet,
        arg_max(row_number, (period_end, submission_id, row_number)) as row_number,
        ['projects'] as lists
    from {{ ref('int_gz2017__ledger_rows') }}
    where is_new = '是'
    group by all
    union all
    select
        'tracking' as form,
        county_root,
        project_key,
        arg_max(project_name, (period_end, submission_id, row_number)) as stated_name,
        arg_max(submission_id, (period_end, submission_id, row_number)) as submission_id,
        arg_max(sheet, (period_end, submission_id, row_number)) as sheet,
        arg_max(row_number, (period_end, submission_id, row_number)) as row_number,
        ['signed_projects'] as lists
    from {{ ref('int_gz2017__tracking_rows') }}
    group by all
)

select
    'gz2017' as regime,
    stated.form,
    stated.county_root as county_code,
    counties.name as county_name,
    stated.stated_name,
    coalesce(links.candidate_names, '') as candidate_names,
    coalesce(links.candidate_codes, '') as candidate_codes,
    case when links.list is null then 'not_found' else 'ambiguous' end as reason,
    stated.submission_id,
    stated.sheet,
    stated.row_number
from stated
left join {{ ref('int_platform__project_links') }} as links
    on
        stated.county_root = links.county_root
        and stated.project_key = links.project_key
        and list_contains(stated.lists, links.list)
left join {{ ref('stg_org_units') }} as counties on stated.county_root = counties.unit_code
where not coalesce(links.is_linked, false)
