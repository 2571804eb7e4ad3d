-- Each day on which a problem came to a rung: as stated, or without a date the end of the first
-- period that states the rung (A35); and the day on which it was raised, at the lowest rung (A34).
with stated as (
    select
        problem_subject,
        rung,
        coalesce(rung_on, period_end) as stated_on,
        rung_on is not null as is_dated,
        submission_id,
        sheet,
        row_number
    from {{ ref('int_gz2017__problem_rows') }}
    where rung is not null
    qualify
        rung_on is not null
        or count(rung_on) over (partition by problem_subject, rung) = 0
),

raised as (
    select
        problems.problem_subject,
        rungs.rung,
        problems.raised_on as stated_on,
        true as is_dated,
        problems.submission_id,
        problems.sheet,
        problems.row_number
    from {{ ref('int_gz2017__problems') }} as problems
    cross join {{ ref('int_gz2017__rungs') }} as rungs
    where rungs.rung_order = 1
),

events as (
    select * from stated
    union all
    select * from raised
)

select
    problem_subject,
    rung,
    stated_on,
    bool_or(is_dated) as is_dated,
    arg_min(submission_id, (submission_id, sheet, row_number)) as submission_id,
    arg_min(sheet, (submission_id, sheet, row_number)) as sheet,
    arg_min(row_number, (submission_id, sheet, row_number)) as row_number
from events
group by problem_subject, rung, stated_on
