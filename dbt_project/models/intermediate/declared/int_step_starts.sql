-- When the clock of each step starts (A16, A17): at the moment itself; where minutes count, a start
-- outside office hours or on a day off waits for the next opening.
with hours as (
    select
        regimes.regime,
        coalesce(max(settings.value) filter (where settings.name = 'office_opens'), '08:30')::time
            as opens_at,
        coalesce(max(settings.value) filter (where settings.name = 'office_closes'), '17:30')::time
            as closes_at
    from {{ ref('stg_regimes') }} as regimes
    left join {{ ref('stg_settings') }} as settings on regimes.regime = settings.regime
    group by regimes.regime
),

moments as (
    select
        spans.* exclude (started, ended, stopped),
        steps.limit_kind,
        coalesce(steps.limit_amount, try_cast(spans.stated_limit as integer)) as amount,
        {{ day_of('spans.stated_limit') }} as last_day_stated,
        try_cast(spans.started as timestamp) as started_at,
        try_cast(spans.ended as timestamp) as ended_at,
        {{ day_of('spans.stopped') }} as stopped_on,
        length(spans.started) > 10 as has_start_time,
        length(spans.ended) > 10 as has_end_time,
        steps.limit_element = '' or spans.stated_limit is not null as has_limit
    from {{ ref('int_step_spans') }} as spans
    inner join {{ ref('stg_steps') }} as steps
        on spans.regime = steps.regime and spans.step = steps.step
)

select
    moments.*,
    days.workday_number as start_workday,
    case
        when moments.limit_kind != 'minutes' then moments.started_at
        when not moments.has_start_time then null
        when
            days.is_workday and moments.started_at::time between hours.opens_at and hours.closes_at
            then moments.started_at
        when days.is_workday and moments.started_at::time < hours.opens_at
            then moments.started_at::date + hours.opens_at
        else next_days.day + hours.opens_at
    end as counts_from
from moments
inner join hours on moments.regime = hours.regime
left join {{ ref('int_calendar_days') }} as days on moments.started_at::date = days.day
left join {{ ref('int_calendar_days') }} as next_days
    on days.workday_number + 1 = next_days.workday_number and next_days.is_workday
