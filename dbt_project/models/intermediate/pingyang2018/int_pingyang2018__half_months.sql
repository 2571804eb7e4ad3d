-- Half-months on whose last day a case was open, by its newest statement: registered by then, and
-- neither closed nor terminated by then. Only those that ended by the horizon.
with months as (
    select
        cases.*,
        statements.case_key,
        statements.unit_root,
        horizons.horizon,
        unnest(generate_series(
            date_trunc('month', cases.registered_on), horizons.horizon::timestamp, interval 1 month
        ))::date as month_start
    from {{ ref('int_case_statements') }} as statements
    inner join {{ ref('stg_pingyang2018__cases') }} as cases
        on
            statements.submission_id = cases.submission_id
            and statements.sheet = cases.sheet
            and statements.row_number = cases.row_number
    inner join {{ ref('int_horizon') }} as horizons on statements.regime = horizons.regime
    where statements.regime = 'pingyang2018' and statements.is_newest
),

halves as (
    select
        *,
        month_start as start_on,
        month_start + 14 as end_on,
        '上半月' as half
    from months
    union all
    select
        *,
        month_start + 15 as start_on,
        last_day(month_start) as end_on,
        '下半月' as half
    from months
)

select
    submission_id,
    sheet,
    row_number,
    unit_root,
    case_key,
    case_key || '|' || end_on as subject,
    case_no || '　' || strftime(month_start, '%Y年%-m月') || half as subject_name,
    start_on,
    end_on
from halves
where
    end_on <= horizon
    and registered_on <= end_on
    and coalesce(closed_on > end_on, true)
    and coalesce(terminated_on > end_on, true)
