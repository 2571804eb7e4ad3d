-- The expected grid as facts: what was due, received, on time and complete, dated by the due day.
with measured as (
    select
        *,
        unnest(list_filter(
            [
                'reports_due',
                case when state in ('on_time', 'late') then 'reports_received' end,
                case when state = 'on_time' then 'reports_on_time' end,
                case when is_complete then 'reports_complete' end
            ],
            lambda measure: measure is not null
        )) as measure
    from {{ ref('int_expected_returns') }}
)

select
    measured.regime,
    measured.measure,
    measured.unit_root,
    measured.form || '|' || measured.period as subject,
    forms.title || ' ' || measured.period as subject_name,
    measured.due_on as happened_on,
    null::date as until_on,
    1::double as quantity,
    -- a duty stands whether or not a return came
    case when measured.measure != 'reports_due' then measured.submission_id end as submission_id,
    null::varchar as sheet,
    null::integer as row_number
from measured
-- a policy that has no such measure has no such facts
semi join {{ ref('stg_measures') }} as measures
    on measured.regime = measures.regime and measured.measure = measures.measure
left join {{ ref('stg_forms') }} as forms
    on measured.regime = forms.regime and measured.form = forms.form
