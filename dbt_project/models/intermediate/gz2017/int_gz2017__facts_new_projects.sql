-- Facts about new projects: entered, and served in the calendar year of their entry.
with linked as (
    select
        projects.project_code,
        projects.project_name,
        projects.county_root as home_root,
        projects.entered_on,
        links.county_root,
        links.project_key
    from {{ ref('int_gz2017__new_projects') }} as projects
    inner join {{ ref('int_platform__project_links') }} as links
        on
            projects.project_code = links.project_code
            and links.list = 'projects'
            and links.is_linked
)

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
    linked.home_root as county_root,
    linked.project_code as subject,
    linked.project_name as subject_name,
    greatest(linked.entered_on, services.served_on) as happened_on,
    services.submission_id,
    services.sheet,
    services.row_number
from linked
inner join {{ ref('int_gz2017__services') }} as services
    on
        linked.county_root = services.county_root
        and linked.project_key = services.project_key
        and year(linked.entered_on) = year(services.served_on)
where services.service in ('matter', 'contact', 'tracking')
