-- 是否新引进 in the ledger against the project platform: one finding per row that disagrees.
with compared as (
    select
        ledger.submission_id,
        ledger.sheet,
        ledger.row_number,
        ledger.period,
        ledger.is_new,
        platform.submission_id as platform_submission_id,
        platform.sheet as platform_sheet,
        platform.row_number as platform_row_number,
        new_projects.project_code is not null
        and year(platform.entered_on) = year(ledger.period_end) as is_new_on_platform,
        platform.entered_on
    from {{ ref('int_gz2017__ledger_rows') }} as ledger
    inner join {{ ref('int_platform__project_links') }} as links
        on
            ledger.county_root = links.county_root
            and ledger.project_key = links.project_key
            and links.list = 'projects'
            and links.is_linked
    inner join {{ ref('int_platform__projects') }} as platform
        on links.project_code = platform.project_code
    left join {{ ref('int_gz2017__new_projects') }} as new_projects
        on links.project_code = new_projects.project_code
    where platform.entered_on <= ledger.period_end
)

select
    cells.path as file,
    cells.sheet,
    cells.cell,
    'ledger_is_new_platform' as rule,
    'warning' as severity,
    'is_new' as element,
    cells.text as value,
    '本行“是否新引进项目”填“' || compared.is_new || '”（' || cells.cell
    || '），与统计平台清单' || others.cell || '（' || compared.entered_on || '录入）不一致，'
    || '按平台口径应为“' || case when compared.is_new_on_platform then '是' else '否' end
    || '”。请核对后更正本表或平台；指标以平台为准。' as message,
    others.path as other_file,
    others.sheet as other_sheet,
    others.cell as other_cell,
    submissions.regime,
    submissions.form,
    submissions.unit_code,
    submissions.period,
    compared.row_number,
    '附件一（二）' as clause,
    true as is_current,
    submissions.file_id,
    compared.submission_id
from compared
inner join {{ ref('int_submissions') }} as submissions
    on compared.submission_id = submissions.submission_id
inner join {{ ref('int_labelled_cells') }} as cells
    on
        compared.submission_id = cells.submission_id
        and compared.sheet = cells.sheet
        and compared.row_number = cells.row_number
        and cells.element = 'is_new'
inner join {{ ref('int_labelled_cells') }} as others
    on
        compared.platform_submission_id = others.submission_id
        and compared.platform_sheet = others.sheet
        and compared.platform_row_number = others.row_number
        and others.element = 'entered_on'
where (compared.is_new = '是') != compared.is_new_on_platform
