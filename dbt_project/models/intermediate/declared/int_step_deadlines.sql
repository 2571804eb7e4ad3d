-- Until when each step is in time. A day counts to its end; the day after the start is working
-- day 1 (A16); a month after the 31st ends with the month. NULL where it cannot be told.
with due as (
    select
        starts.*,
        case starts.limit_kind
            when 'minutes' then starts.counts_from + to_minutes(starts.amount)
            when 'days' then (starts.started_at::date + starts.amount)::timestamp
            when 'months'
                then (starts.started_at::date + to_months(starts.amount))::date::timestamp
            when 'until' then starts.last_day_stated::timestamp
            when 'workdays' then ends.day::timestamp
            when 'workdays_in' then ends.day::timestamp
        end as due_moment
    from {{ ref('int_step_starts') }} as starts
    left join {{ ref('int_calendar_days') }} as ends
        on starts.start_workday + starts.amount = ends.workday_number and ends.is_workday
)

select
    * exclude (due_moment, stated_limit, counts_from, last_day_stated),
    due_moment::date as due_on,
    case
        when limit_kind = 'minutes' then due_moment
        else due_moment::date + time '23:59:59'
    end as due_at
from due
