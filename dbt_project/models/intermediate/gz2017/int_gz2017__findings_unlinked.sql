-- Projects that a ledger calls new (新引进) and that the platform does not have in that county, as
-- findings that name the cell and, where one is similar, the project of the platform.
with candidates as (
    select
        form,
        county_root,
        project_key,
        arg_max(project_code, row(score, project_code)) as project_code
    from {{ ref('int_gz2017__link_candidates') }}
    where list = 'projects'
    group by all
)

select
    cells.path as file,
    cells.sheet,
    cells.cell,
    'ledger_is_new_unlinked' as rule,
    'warning' as severity,
    'project_name' as element,
    cells.text as value,
    '“' || cells.text || '”填为新引进项目，统计平台清单上本县没有同名项目，暂不计入新引进项目。'
    || coalesce(
        '相近的有“' || others.text || '”（' || others.sheet || '表' || others.cell
        || '）：是同一项目的，请写成平台上的全称。', '请核对项目名称和所在县，或先录入平台。'
    ) as message,
    coalesce(others.path, '') as other_file,
    coalesce(others.sheet, '') as other_sheet,
    coalesce(others.cell, '') as other_cell,
    stated.row_number,
    stated.submission_id
from {{ ref('int_gz2017__stated_names') }} as stated
inner join {{ ref('int_labelled_cells') }} as cells
    on
        stated.submission_id = cells.submission_id
        and stated.sheet = cells.sheet
        and stated.row_number = cells.row_number
        and cells.element = 'project_name'
anti join {{ ref('int_gz2017__project_links') }} as links
    on
        stated.list = links.list
        and stated.county_root = links.county_root
        and stated.project_key = links.project_key
left join candidates
    on
        stated.form = candidates.form
        and stated.county_root = candidates.county_root
        and stated.project_key = candidates.project_key
left join {{ ref('int_platform__projects') }} as projects
    on projects.reader = 'gz2017' and candidates.project_code = projects.project_code
left join {{ ref('int_labelled_cells') }} as others
    on
        projects.submission_id = others.submission_id
        and projects.sheet = others.sheet
        and projects.row_number = others.row_number
        and others.element = 'project_name'
where
    stated.list = 'projects'
    and 'gz2017' in (select reader from {{ ref('int_platform__projects') }})
