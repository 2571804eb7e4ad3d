-- Ledger rows whose 是否新引进 differs from what the platform says of the linked project.
with compared as (
    select
        ledger.submission_id,
        ledger.sheet,
        ledger.row_number,
        ledger.is_new,
        platform.submission_id as other_submission_id,
        platform.sheet as other_sheet,
        platform.row_number as other_row_number,
        platform.entered_on,
        new_projects.project_code is not null
        and year(platform.entered_on) = year(ledger.period_end) as is_new_on_platform
    from {{ ref('int_gz2017__ledger_rows') }} as ledger
    inner join {{ ref('int_gz2017__project_links') }} as links
        on
            ledger.county_root = links.county_root
            and ledger.project_key = links.project_key
            and links.list = 'projects'
            and links.is_linked
    inner join {{ ref('int_platform__projects') }} as platform
        on platform.reader = 'gz2017' and links.project_code = platform.project_code
    left join {{ ref('int_gz2017__new_projects') }} as new_projects
        on links.project_code = new_projects.project_code
    where
        ledger.is_new is not null
        and platform.entered_on <= least(ledger.period_end, ledger.received_at::date)
)

select *
from compared
where (is_new = '是') != is_new_on_platform
