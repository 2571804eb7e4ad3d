-- Every day of the years whose holidays are published, with the number of working days up to it:
-- the n-th working day after any day is the one with that day's number plus n.
with published as (
    select
        make_date(min(year(day)), 1, 1) as first_day,
        make_date(max(year(day)), 12, 31) as last_day
    from {{ ref('stg_irregular_days') }}
),

days as (
    select unnest(generate_series(first_day, last_day, interval 1 day))::date as day
    from published
),

judged as (
    select
        days.day,
        coalesce(irregular.is_workday, isodow(days.day) <= 5) as is_workday
    from days
    left join {{ ref('stg_irregular_days') }} as irregular on days.day = irregular.day
)

select
    day,
    is_workday,
    (count(*) filter (where is_workday) over (order by day))::integer as workday_number
from judged
