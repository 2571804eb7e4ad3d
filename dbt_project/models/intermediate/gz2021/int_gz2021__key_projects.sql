-- Which levels owe a ledger entry for a project of a key industry: by its contract amount (A44).
with level_minimums as (
    select
        'province' as level,
        province_minimum_amount as minimum_amount
    from {{ ref('int_gz2021__settings') }}
    union all
    select
        'city' as level,
        city_minimum_amount as minimum_amount
    from {{ ref('int_gz2021__settings') }}
    union all
    select
        'county' as level,
        county_minimum_amount as minimum_amount
    from {{ ref('int_gz2021__settings') }}
)

select
    level_minimums.level,
    projects.project_code,
    projects.project_name,
    projects.county_root,
    projects.city_root,
    projects.signed_on,
    projects.submission_id,
    projects.sheet,
    projects.row_number
from {{ ref('int_gz2021__platform_projects') }} as projects
inner join level_minimums on projects.amount >= level_minimums.minimum_amount
where coalesce(projects.key_industry, '') != '' and projects.signed_on is not null
