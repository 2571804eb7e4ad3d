-- Problems raised by counties: what was stated last, where each stands on the ladder, since when,
-- whether it is stuck there, and who owes the next step.
select
    'gz2017' as regime,
    problems.county_root as county_code,
    counties.name as county_name,
    problems.city_root as city_code,
    problems.project_name,
    problems.description,
    problems.raised_on,
    steps.rung,
    steps.from_on as rung_on,
    problems.responsible,
    problems.closed_on,
    problems.result,
    problems.submission_id,
    problems.sheet,
    problems.row_number,
    date_diff('day', problems.raised_on, coalesce(problems.closed_on, horizon.horizon))
        as days_open,
    problems.problem_subject as problem,
    steps.rung_order,
    next_steps.days_on_rung,
    coalesce(next_steps.days_on_rung >= settings.problem_stuck_days, false) as is_stuck,
    next_steps.owed_by,
    next_steps.next_step
from {{ ref('int_gz2017__problems') }} as problems
inner join {{ ref('int_gz2017__problem_steps') }} as steps
    on problems.problem_subject = steps.problem_subject and steps.is_last
inner join {{ ref('int_horizon') }} as horizon on horizon.regime = 'gz2017'
cross join {{ ref('int_gz2017__settings') }} as settings
left join {{ ref('int_gz2017__next_steps') }} as next_steps
    on problems.problem_subject = next_steps.problem_subject
left join {{ ref('stg_org_units') }} as counties on problems.county_root = counties.unit_code
