-- What a project's name means in a county, per list: the codes that carry it, but those that a
-- person said it does not mean; or, where a person decided, the codes confirmed. A link counts only
-- when there is exactly one code; a name that two projects share is ambiguous.
with confirmed as (
    select
        reviews.list,
        reviews.county_root,
        reviews.project_key,
        projects.project_code,
        projects.project_name,
        projects.reader,
        'reviewed' as basis,
        reviews.submission_id,
        reviews.sheet,
        reviews.row_number
    from {{ ref('int_platform__link_reviews') }} as reviews
    inner join {{ ref('int_platform__comparable_projects') }} as projects
        on reviews.list = projects.list and reviews.project_code = projects.project_code
    where reviews.is_same
),

same_name as (
    select
        projects.list,
        projects.county_root,
        projects.project_key,
        projects.project_code,
        projects.project_name,
        projects.reader,
        'same_name' as basis
    from {{ ref('int_platform__comparable_projects') }} as projects
    anti join confirmed
        on
            projects.list = confirmed.list
            and projects.reader = confirmed.reader
            and projects.county_root = confirmed.county_root
            and projects.project_key = confirmed.project_key
    anti join {{ ref('int_platform__link_reviews') }} as rejected
        on
            projects.list = rejected.list
            and projects.county_root = rejected.county_root
            and projects.project_key = rejected.project_key
            and projects.project_code = rejected.project_code
),

named as (
    select * from confirmed
    union all by name
    select * from same_name
)

select
    {{ link_columns() }}
from named
group by reader, list, county_root, project_key
