-- Problems raised by counties: what was stated last, and how long each has been open.
select
    'gz2017' as regime,
    problems.county_root as county_code,
    counties.name as county_name,
    problems.city_root as city_code,
    problems.project_name,
    problems.description,
    problems.raised_on,
    problems.rung,
    problems.rung_on,
    problems.responsible,
    problems.closed_on,
    problems.result,
    problems.submission_id,
    problems.sheet,
    problems.row_number,
    date_diff('day', problems.raised_on, coalesce(problems.closed_on, horizon.horizon))
        as days_open
from {{ ref('int_gz2017__problems') }} as problems
cross join {{ ref('int_horizon') }} as horizon
left join {{ ref('stg_org_units') }} as counties on problems.county_root = counties.unit_code
