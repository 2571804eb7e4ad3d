-- Usable rows of current problem registers, placed in their county, with the problem's key.
with placed as (
    select
        problems.* exclude (county),
        records.period_end,
        records.received_at,
        places.city_root,
        places.county_root,
        {{ name_key('problems.project_name') }} as project_key,
        {{ name_key('problems.description') }} as description_key
    from {{ ref('stg_gz2017__problems') }} as problems
    inner join {{ ref('int_current_records') }} as records
        on
            problems.submission_id = records.submission_id
            and problems.sheet = records.sheet
            and problems.row_number = records.row_number
    inner join {{ ref('int_places') }} as places
        on coalesce(problems.county, records.centre_code) = places.unit_code
    where places.county_root is not null and problems.raised_on is not null
)

select
    * exclude (project_key, description_key),
    concat_ws('|', county_root, project_key, raised_on, description_key) as problem_subject
from placed
