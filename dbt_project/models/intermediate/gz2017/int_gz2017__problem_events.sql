-- Each day on which a problem came to a rung: as stated, or without a date the end of the first
-- period that states the rung (A35); and the day on which it was raised, at the lowest rung (A34).
{% set first_said = '(period_end, submission_id, sheet, row_number)' -%}
with stated as (
    select
        problem_subject,
        rung,
        coalesce(rung_on, period_end) as stated_on,
        rung_on is not null as is_dated,
        period_end,
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
        problem_rows.problem_subject,
        rungs.rung,
        problem_rows.raised_on as stated_on,
        true as is_dated,
        problem_rows.period_end,
        problem_rows.submission_id,
        problem_rows.sheet,
        problem_rows.row_number
    from {{ ref('int_gz2017__problem_rows') }} as problem_rows
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
    arg_min(submission_id, {{ first_said }}) as submission_id,
    arg_min(sheet, {{ first_said }}) as sheet,
    arg_min(row_number, {{ first_said }}) as row_number
from events
group by problem_subject, rung, stated_on
