-- Facts about ledgers: what each level owes since signing, and what its ledger in force names. The
-- city's own sheet is also the ledger of its 市本级, which has no county (A45).
select
    'key_projects_' || level as measure,
    county_root,
    project_code as subject,
    project_name as subject_name,
    signed_on as happened_on,
    null::date as until_on,
    submission_id,
    sheet,
    row_number
from {{ ref('int_gz2021__key_projects') }}
union all
select
    'tracked_' || projects.level as measure,
    projects.county_root,
    projects.project_code as subject,
    projects.project_name as subject_name,
    greatest(projects.signed_on, ledger.in_force_from) as happened_on,
    ledger.in_force_until as until_on,
    ledger.submission_id,
    ledger.sheet,
    ledger.row_number
from {{ ref('int_gz2021__key_projects') }} as projects
inner join {{ ref('int_gz2021__ledger_rows') }} as ledger
    on
        projects.project_code = ledger.project_code
        and case projects.level
            when 'county' then projects.county_root = ledger.keeper_county_root
            when 'city'
                then ledger.keeper_level = 'city' and projects.city_root = ledger.keeper_city_root
            else ledger.keeper_level = 'province'
        end
