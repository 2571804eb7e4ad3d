-- The ladder (问题台账): how long each problem stood on each rung; what goes on counts up to the
-- horizon.
select
    'gz2017' as regime,
    steps.problem_subject as problem,
    problems.county_root as county_code,
    counties.name as county_name,
    problems.city_root as city_code,
    problems.project_name,
    problems.description,
    steps.step,
    steps.rung,
    steps.rung_order,
    steps.from_on,
    steps.until_on,
    greatest(date_diff('day', steps.from_on, coalesce(steps.until_on, horizon.horizon)), 0)
        as days,
    steps.is_current,
    steps.is_dated,
    submissions.path as file,
    steps.sheet,
    steps.source_row_number as row_number
from {{ ref('int_gz2017__problem_steps') }} as steps
inner join {{ ref('int_gz2017__problems') }} as problems
    on steps.problem_subject = problems.problem_subject
inner join {{ ref('int_submissions') }} as submissions
    on steps.submission_id = submissions.submission_id
inner join {{ ref('int_horizon') }} as horizon on horizon.regime = 'gz2017'
left join {{ ref('stg_org_units') }} as counties on problems.county_root = counties.unit_code
