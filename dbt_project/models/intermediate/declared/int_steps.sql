-- Each step of each case as of the horizon: in time, late, still open, overdue, stopped, done
-- without a limit, or not to be told; by how much it is late, and how many days it took: whole days
-- where one end is a date, none where the end comes first.
with judged as (
    select
        deadlines.*,
        horizons.horizon,
        case
            when deadlines.started_at is null and deadlines.limit_kind != 'until' then 'waiting'
            when deadlines.limit_kind = '' or not deadlines.has_limit
                then case
                    when deadlines.ended_at is not null then 'untimed'
                    else if(deadlines.stopped_on is not null, 'stopped', 'open')
                end
            when deadlines.due_at is null then 'unknown'
            when
                deadlines.limit_kind = 'minutes' and not deadlines.has_end_time
                and deadlines.ended_at::date = deadlines.due_on then 'unknown'
            when deadlines.ended_at <= deadlines.due_at then 'in_time'
            when
                deadlines.stopped_on <= deadlines.due_on
                and (deadlines.ended_at is null or deadlines.ended_at::date > deadlines.stopped_on)
                then 'stopped'
            when deadlines.ended_at is not null then 'late'
            when deadlines.due_on <= horizons.horizon then 'overdue'
            else 'open'
        end as state
    from {{ ref('int_step_deadlines') }} as deadlines
    inner join {{ ref('int_horizon') }} as horizons on deadlines.regime = horizons.regime
),

lasting as (
    select
        *,
        coalesce(ended_at, horizon + time '23:59:59') as until_at
    from judged
)

select
    lasting.*,
    case
        when lasting.state not in ('late', 'overdue') then null
        when lasting.limit_kind = 'minutes'
            then date_diff('minute', lasting.due_at, lasting.until_at)
        when lasting.limit_kind in ('workdays', 'workdays_in')
            then until_days.workday_number - due_days.workday_number
        else date_diff('day', lasting.due_on, lasting.until_at::date)
    end::integer as over_by,
    case
        when lasting.ended_at::date < lasting.started_at::date then null
        when lasting.has_start_time and lasting.has_end_time
            then date_diff('minute', lasting.started_at, lasting.ended_at) / 1440.0
        else date_diff('day', lasting.started_at::date, lasting.ended_at::date)
    end::double as days_taken
from lasting
left join {{ ref('int_calendar_days') }} as due_days on lasting.due_on = due_days.day
left join {{ ref('int_calendar_days') }} as until_days
    on lasting.until_at::date = until_days.day
