-- Form-3 rows with the project of the list that each certainly means: by its name in its county,
-- else by its name where one other county of the list has it.
with listed as (
    select
        *,
        count(*) over (partition by project_key) as projects_of_name
    from {{ ref('int_gz2017__signed_projects') }}
)

select
    tracking.submission_id,
    tracking.sheet,
    tracking.row_number,
    tracking.county_root,
    tracking.project_key,
    tracking.event,
    tracking.amount,
    listed.project_code,
    listed.project_name as listed_name,
    listed.county_root as listed_county,
    listed.event as listed_event,
    listed.amount as listed_amount,
    listed.submission_id as list_submission_id,
    listed.sheet as list_sheet,
    listed.row_number as list_row_number
from {{ ref('int_gz2017__tracking_rows') }} as tracking
left join {{ ref('int_gz2017__project_links') }} as links
    on
        tracking.county_root = links.county_root
        and tracking.project_key = links.project_key
        and links.list = 'signed_projects'
left join listed
    on
        links.project_code = listed.project_code
        or (
            links.project_key is null
            and tracking.project_key = listed.project_key
            and listed.projects_of_name = 1
        )
where links.project_key is null or links.is_linked
