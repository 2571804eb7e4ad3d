-- Projects of the platform that are not terminated, with the day of each stage: one that is
-- in production has been started, one that is started has been fulfilled (A49, A50).
select
    projects.project_code,
    projects.project_name,
    projects.project_key,
    projects.county_root,
    places.city_root,
    projects.amount,
    projects.key_industry,
    projects.signed_on,
    coalesce(projects.fulfilled_on, projects.started_on, projects.produced_on) as fulfilled_on,
    coalesce(projects.started_on, projects.produced_on) as started_on,
    projects.produced_on,
    projects.submission_id,
    projects.sheet,
    projects.row_number
from {{ ref('int_platform__projects') }} as projects
inner join {{ ref('int_places') }} as places on projects.county_root = places.unit_code
where
    projects.reader = 'gz2021'
    and projects.status is distinct from '终止'
