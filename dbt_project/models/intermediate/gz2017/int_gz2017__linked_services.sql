-- Every service with the project that it certainly went to, per list; where a review made the link,
-- the review's row stands beside the office's as evidence.
with linked as (
    select
        links.list,
        links.project_code,
        links.review_submission_id,
        links.review_sheet,
        links.review_row_number,
        services.*
    from {{ ref('int_gz2017__services') }} as services
    inner join {{ ref('int_gz2017__project_links') }} as links
        on
            services.county_root = links.county_root
            and services.project_key = links.project_key
            and links.is_linked
)

select
    list,
    project_code,
    service,
    served_on,
    submission_id,
    sheet,
    row_number
from linked
union all
select distinct
    list,
    project_code,
    service,
    served_on,
    review_submission_id,
    review_sheet,
    review_row_number
from linked
where review_submission_id is not null
