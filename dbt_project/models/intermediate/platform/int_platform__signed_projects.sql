-- Projects in the newest list of projects signed at provincial events, each placed in its county.
select
    projects.project_code,
    projects.project_name,
    places.county_root,
    {{ name_key('projects.project_name') }} as project_key,
    projects.project_type,
    projects.event,
    projects.amount,
    coalesce(projects.event_on, projects.signed_on) as signed_on,
    projects.submission_id,
    projects.sheet,
    projects.row_number
from {{ ref('stg_platform__signed_projects') }} as projects
semi join {{ ref('int_current_records') }} as records
    on
        projects.submission_id = records.submission_id
        and projects.sheet = records.sheet
        and projects.row_number = records.row_number
inner join {{ ref('int_places') }} as places
    on coalesce(projects.county, projects.city) = places.unit_code
where projects.project_code is not null
qualify row_number() over (
    partition by projects.project_code order by projects.sheet, projects.row_number
) = 1
