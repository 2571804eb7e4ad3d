-- Facts about active projects, and about those contacted in a month at whose end they are active.
select
    'active_projects' as measure,
    county_root,
    project_code as subject,
    project_name as subject_name,
    started_on as happened_on,
    ended_on as until_on,
    submission_id,
    sheet,
    row_number
from {{ ref('int_gz2017__active_projects') }}
union all
select
    'contacted_projects' as measure,
    active.county_root,
    active.project_code as subject,
    active.project_name as subject_name,
    ledger.period_end as happened_on,
    null as until_on,
    ledger.submission_id,
    ledger.sheet,
    ledger.row_number
from {{ ref('int_gz2017__active_projects') }} as active
inner join {{ ref('int_gz2017__project_links') }} as links
    on active.project_code = links.project_code and links.is_linked
inner join {{ ref('int_gz2017__ledger_rows') }} as ledger
    on
        links.county_root = ledger.county_root
        and links.project_key = ledger.project_key
        and active.started_on <= ledger.period_end
        and coalesce(active.ended_on >= ledger.period_end, true)
where ledger.is_contact
