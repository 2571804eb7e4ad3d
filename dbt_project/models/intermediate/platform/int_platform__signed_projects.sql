-- Projects in the list of projects signed at provincial events that counts for each policy
-- (reader), each placed in its county.
select
    snapshots.reader,
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
inner join {{ ref('int_snapshots') }} as snapshots
    on projects.submission_id = snapshots.submission_id
semi join {{ ref('int_usable_records') }} as records
    on
        projects.submission_id = records.submission_id
        and projects.sheet = records.sheet
        and projects.row_number = records.row_number
inner join {{ ref('int_places') }} as places
    on coalesce(projects.county, projects.city) = places.unit_code
where projects.project_code is not null
qualify row_number() over (
    partition by snapshots.reader, projects.project_code
    order by projects.sheet, projects.row_number
) = 1
