-- Facts about new projects: entered, and served in the calendar year of their entry.
select
    'new_projects' as measure,
    county_root,
    project_code as subject,
    project_name as subject_name,
    entered_on as happened_on,
    submission_id,
    sheet,
    row_number
from {{ ref('int_gz2017__new_projects') }}
union all
select
    unnest(case
        when services.service = 'matter' then ['new_projects_served', 'new_projects_agency']
        else ['new_projects_served']
    end) as measure,
    projects.county_root,
    projects.project_code as subject,
    projects.project_name as subject_name,
    greatest(projects.entered_on, services.served_on) as happened_on,
    services.submission_id,
    services.sheet,
    services.row_number
from {{ ref('int_gz2017__new_projects') }} as projects
inner join {{ ref('int_gz2017__linked_services') }} as services
    on
        projects.project_code = services.project_code
        and services.list = 'projects'
        and year(projects.entered_on) = year(services.served_on)
where services.service in ('matter', 'contact', 'tracking')
