-- Facts about signed projects: signed, and served since signing, by whom and how.
with service_measures as (
    select * from (
        values
        ('matter', ['signed_agency', 'signed_tracked']),
        ('agency', ['signed_agency']),
        ('contact', ['signed_tracked']),
        ('tracking', ['signed_tracked']),
        ('city_visit', ['signed_visited_city']),
        ('county_visit', ['signed_visited_county'])
    ) as listed (service, measures)
)

select
    'signed_projects' as measure,
    county_root,
    project_code as subject,
    project_name as subject_name,
    signed_on as happened_on,
    submission_id,
    sheet,
    row_number
from {{ ref('int_gz2017__signed_projects') }}
union all
select
    unnest(service_measures.measures) as measure,
    projects.county_root,
    projects.project_code as subject,
    projects.project_name as subject_name,
    greatest(projects.signed_on, services.served_on) as happened_on,
    services.submission_id,
    services.sheet,
    services.row_number
from {{ ref('int_gz2017__signed_projects') }} as projects
inner join {{ ref('int_gz2017__linked_services') }} as services
    on projects.project_code = services.project_code and services.list = 'signed_projects'
inner join service_measures on services.service = service_measures.service
