-- The highest level that knew of a project's difficulty, between any two days on which something
-- changed; with the row that says so.
with turning_days as (
    select
        project_code,
        from_on as day
    from {{ ref('int_gz2021__difficulty_spans') }}
    union
    select
        project_code,
        until_on + 1 as day
    from {{ ref('int_gz2021__difficulty_spans') }}
    where until_on is not null
),

stretches as (
    select
        project_code,
        day as from_on,
        lead(day) over (partition by project_code order by day) - 1 as until_on
    from turning_days
)

select
    stretches.project_code,
    stretches.from_on,
    stretches.until_on,
    spans.rung,
    spans.submission_id,
    spans.sheet,
    spans.row_number
from stretches
inner join {{ ref('int_gz2021__difficulty_spans') }} as spans
    on
        stretches.project_code = spans.project_code
        and stretches.from_on >= spans.from_on
        and coalesce(stretches.from_on <= spans.until_on, true)
qualify row_number() over (
    partition by stretches.project_code, stretches.from_on
    order by
        spans.rung desc, spans.from_on desc, spans.submission_id desc, spans.sheet desc,
        spans.row_number desc
) = 1
