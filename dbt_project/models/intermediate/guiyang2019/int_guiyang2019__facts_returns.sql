-- Facts about the returns that were due: half-monthly and quarterly ones have figures of their own.
with expected as (
    select
        *,
        case form when 'half_monthly' then 'half_months' else 'observations' end as kind
    from {{ ref('int_expected_returns') }}
    where regime = 'guiyang2019' and form in ('half_monthly', 'observations')
)

select
    unnest(list_filter(
        [
            kind || '_due',
            case when state in ('on_time', 'late') then kind || '_received' end,
            case when state = 'on_time' and form = 'half_monthly' then kind || '_on_time' end
        ],
        lambda measure: measure is not null
    )) as measure,
    unit_root,
    unit_code || '|' || period as subject,
    period as subject_name,
    due_on as happened_on,
    null::date as until_on,
    submission_id,
    null::varchar as sheet,
    null::integer as row_number
from expected
