-- Facts about matters of new projects: filed and closed in the calendar year of entry, from the
-- day of entry at the earliest.
with linked as (
    select
        ledger.matter_subject,
        ledger.project_name || '：' || ledger.matter as subject_name,
        ledger.submission_id,
        ledger.sheet,
        ledger.row_number,
        projects.county_root,
        projects.entered_on,
        ledger.filed_on,
        case when ledger.closed_on = matters.closed_on then matters.closed_on end as closed_on
    from {{ ref('int_gz2017__ledger_rows') }} as ledger
    inner join {{ ref('int_gz2017__matters') }} as matters
        on ledger.matter_subject = matters.matter_subject
    inner join {{ ref('int_gz2017__project_links') }} as links
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
    greatest(entered_on, filed_on) as happened_on,
    submission_id,
    sheet,
    row_number
from linked
where year(filed_on) = year(entered_on)
union all
select
    'new_matters_closed' as measure,
    county_root,
    matter_subject as subject,
    subject_name,
    greatest(entered_on, closed_on) as happened_on,
    submission_id,
    sheet,
    row_number
from linked
where year(closed_on) = year(entered_on)
