-- Facts about matters of new projects: filed and closed, from the day of entry at the earliest and
-- within the calendar year of entry.
with linked as (
    select
        ledger.matter_subject,
        ledger.project_name || '：' || ledger.matter as subject_name,
        ledger.submission_id,
        ledger.sheet,
        ledger.row_number,
        projects.county_root,
        projects.entered_on,
        greatest(projects.entered_on, ledger.filed_on) as filed_from,
        case
            when ledger.closed_on = matters.closed_on
                then greatest(projects.entered_on, matters.closed_on)
        end as closed_from
    from {{ ref('int_gz2017__ledger_rows') }} as ledger
    inner join {{ ref('int_gz2017__matters') }} as matters
        on ledger.matter_subject = matters.matter_subject
    inner join {{ ref('int_platform__project_links') }} as links
        on
            ledger.county_root = links.county_root
            and ledger.project_key = links.project_key
            and links.list = 'projects'
            and links.is_linked
    inner join {{ ref('int_gz2017__new_projects') }} as projects
        on links.project_code = projects.project_code
)

select
    'new_matters_filed' as measure,
    county_root,
    matter_subject as subject,
    subject_name,
    filed_from as happened_on,
    submission_id,
    sheet,
    row_number
from linked
where year(filed_from) = year(entered_on)
union all
select
    'new_matters_closed' as measure,
    county_root,
    matter_subject as subject,
    subject_name,
    closed_from as happened_on,
    submission_id,
    sheet,
    row_number
from linked
where year(closed_from) = year(entered_on)
