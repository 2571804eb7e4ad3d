-- Facts about difficulties: open, and on the level that they have reached.
select
    unnest([
        'difficulties_open',
        'difficulties_at_' || case stays.rung
            when 1 then 'county'
            when 2 then 'city'
            when 3 then 'province'
            else 'group'
        end
    ]) as measure,
    projects.county_root,
    projects.project_code as subject,
    projects.project_name as subject_name,
    stays.from_on as happened_on,
    stays.until_on,
    stays.submission_id,
    stays.sheet,
    stays.row_number
from {{ ref('int_gz2021__difficulty_stays') }} as stays
inner join {{ ref('int_gz2021__platform_projects') }} as projects
    on stays.project_code = projects.project_code
