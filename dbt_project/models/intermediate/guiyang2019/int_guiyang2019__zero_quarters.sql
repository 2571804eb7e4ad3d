-- The quarters of each unit that were reported without a project, numbered in their row of zeros. A
-- quarter with a project ends the row; a quarter without a return is passed over (A47). Until when
-- a zero counts: the day before the end of the next quarter with a project, across the year's end.
with quarters as (
    select
        unit_root,
        period,
        period_end,
        bool_and(is_zero) as is_zero
    from {{ ref('int_guiyang2019__observations') }}
    group by all
),

rows_of_zeros as (
    select
        *,
        count(*) filter (where not is_zero) over (
            partition by unit_root order by period_end
        ) as zero_row,
        min(period_end) filter (where not is_zero) over (
            partition by unit_root order by period_end
            rows between 1 following and unbounded following
        ) as ended_on
    from quarters
)

select
    unit_root,
    period,
    period_end,
    (row_number() over zeros)::integer as position_in_row,
    (ended_on - interval 1 day)::date as until_on,
    (lead(period_end) over zeros - interval 1 day)::date as next_zero_until_on
from rows_of_zeros
where is_zero
window zeros as (partition by unit_root, zero_row order by period_end)
