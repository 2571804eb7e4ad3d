-- How long steps take, per step and per responsible office: how many stand where, and the median.
with both_ways as (
    select
        *,
        'step' as told_by,
        step_name as told_name,
        step_order as display_order
    from {{ ref('fct_steps') }}
    union all
    select
        *,
        'responsible' as told_by,
        responsible as told_name,
        0 as display_order
    from {{ ref('fct_steps') }}
)

select
    regime,
    told_by,
    told_name as name,
    min(display_order)::integer as display_order,
    count(*) as steps,
    count(*) filter (state = 'in_time') as in_time,
    count(*) filter (state = 'late') as late,
    count(*) filter (state = 'overdue') as overdue,
    count(*) filter (state = 'open') as open,
    median(days_taken) as median_days
from both_ways
group by regime, told_by, told_name
