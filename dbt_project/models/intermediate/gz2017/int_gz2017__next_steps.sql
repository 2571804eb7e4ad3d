-- Open problems: the days on their rung, and who owes the next step (A34): to settle it there, or
-- to hand it up.
select
    steps.problem_subject,
    steps.from_on,
    greatest(date_diff('day', steps.from_on, horizon.horizon), 0) as days_on_rung,
    case steps.owner_level
        when 'county' then counties.name
        when 'city' then cities.name
        else provinces.name
    end as owed_by,
    steps.rung || '办结' || coalesce('，或上报' || steps.next_rung, '') as next_step
from {{ ref('int_gz2017__problem_steps') }} as steps
inner join {{ ref('int_gz2017__problems') }} as problems
    on steps.problem_subject = problems.problem_subject
inner join {{ ref('int_horizon') }} as horizon on horizon.regime = 'gz2017'
inner join {{ ref('stg_regimes') }} as regimes on regimes.regime = 'gz2017'
left join {{ ref('stg_org_units') }} as counties on problems.county_root = counties.unit_code
left join {{ ref('stg_org_units') }} as cities on problems.city_root = cities.unit_code
left join {{ ref('stg_org_units') }} as provinces on regimes.root_unit = provinces.unit_code
where steps.is_current
