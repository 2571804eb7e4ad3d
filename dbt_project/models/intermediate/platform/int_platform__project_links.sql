-- What a project's name means in a county, per list: the codes that carry it. A link counts only
-- when there is exactly one code; a name that two projects share is ambiguous.
with named as (
    select
        'projects' as list,
        county_root,
        project_key,
        project_code,
        project_name
    from {{ ref('int_platform__projects') }}
    union all
    select
        'signed_projects' as list,
        county_root,
        project_key,
        project_code,
        project_name
    from {{ ref('int_platform__signed_projects') }}
)

select
    list,
    county_root,
    project_key,
    count(*) = 1 as is_linked,
    case when count(*) = 1 then any_value(project_code) end as project_code,
    string_agg(project_code, ' | ' order by project_code) as candidate_codes,
    string_agg(project_name, ' | ' order by project_code) as candidate_names
from named
where project_key != ''
group by all
