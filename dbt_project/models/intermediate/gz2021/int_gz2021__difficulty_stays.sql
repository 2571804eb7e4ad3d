-- Each stay of a project's difficulty on a level: stretches of one level that follow each other
-- are one stay, which leads to the row that said it first.
with beside as (
    select
        *,
        lag(rung) over stretches as rung_before,
        lag(until_on) over stretches as until_before
    from {{ ref('int_gz2021__difficulty_rungs') }}
    window stretches as (partition by project_code order by from_on)
),

numbered as (
    select
        *,
        count(*) filter (
            where rung is distinct from rung_before or from_on is distinct from until_before + 1
        ) over (partition by project_code order by from_on) as stay
    from beside
)

select
    project_code,
    any_value(rung) as rung,
    min(from_on) as from_on,
    case when count(*) = count(until_on) then max(until_on) end as until_on,
    arg_min(submission_id, from_on) as submission_id,
    arg_min(sheet, from_on) as sheet,
    arg_min(row_number, from_on) as row_number
from numbered
group by project_code, stay
