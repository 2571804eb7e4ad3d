-- Projects signed at provincial events since 2016 (签约项目): investment projects only.
select
    projects.project_code,
    projects.project_name,
    projects.county_root,
    projects.project_key,
    projects.signed_on,
    projects.event,
    projects.amount,
    projects.submission_id,
    projects.sheet,
    projects.row_number
from {{ ref('int_platform__signed_projects') }} as projects
cross join {{ ref('int_gz2017__settings') }} as settings
where
    projects.reader = 'gz2017'
    and projects.project_type = settings.signed_project_type
    and projects.signed_on >= settings.signed_projects_since
