-- Facts about difficulties: open, and on the level that they have reached.
select
    unnest([
        'difficulties_open',
        ['difficulties_at_county', 'difficulties_at_city', 'difficulties_at_province',
            'difficulties_at_group'][stays.rung]
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
