-- The way of each problem up (or down) the ladder: one row per stay on a rung, one after another,
-- the last until the problem is closed or still going on.
with placed as (
    select
        events.problem_subject,
        events.rung,
        rungs.rung_order,
        rungs.owner_level,
        rungs.next_rung,
        events.is_dated,
        events.submission_id,
        events.sheet,
        events.row_number as source_row_number,
        problems.closed_on,
        greatest(events.stated_on, problems.raised_on) as from_on
    from {{ ref('int_gz2017__problem_events') }} as events
    inner join {{ ref('int_gz2017__problems') }} as problems
        on events.problem_subject = problems.problem_subject
    inner join {{ ref('int_gz2017__rungs') }} as rungs on events.rung = rungs.rung
    where coalesce(events.stated_on <= problems.closed_on, true)
),

-- said again of the same rung, it is the same stay
stays as (
    select *
    from placed
    qualify rung is distinct from lag(rung) over (
        partition by problem_subject order by from_on, rung_order
    )
)

select
    problem_subject,
    rung,
    rung_order,
    owner_level,
    next_rung,
    is_dated,
    submission_id,
    sheet,
    source_row_number,
    from_on,
    row_number() over steps as step,
    coalesce(lead(from_on) over steps, closed_on) as until_on,
    lead(from_on) over steps is null as is_last,
    lead(from_on) over steps is null and closed_on is null as is_current
from stays
window steps as (partition by problem_subject order by from_on, rung_order)
