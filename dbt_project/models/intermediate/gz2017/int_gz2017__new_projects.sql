-- New projects (新引进项目): on the platform, of the minimum amount, from outside the province.
select
    projects.project_code,
    projects.project_name,
    projects.county_root,
    projects.entered_on,
    projects.submission_id,
    projects.sheet,
    projects.row_number
from {{ ref('int_platform__projects') }} as projects
cross join {{ ref('int_gz2017__settings') }} as settings
where
    projects.reader = 'gz2017'
    and projects.amount >= settings.new_project_minimum_amount
    and list_contains(string_split(settings.new_project_sources, '|'), projects.source)
    and projects.entered_on is not null
