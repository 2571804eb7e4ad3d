-- The extract of a data source that counts for each policy (reader): the newest that was received
-- while it was in force or soon after. A later extract no longer tells what a past policy saw.
{% set closing_days = "coalesce(settings.value::integer, 92)" -%}
select
    regimes.regime as reader,
    submissions.regime as source_regime,
    submissions.form,
    submissions.submission_id
from {{ ref('int_submissions') }} as submissions
inner join {{ ref('stg_regimes') }} as regimes on submissions.regime != regimes.regime
left join {{ ref('stg_settings') }} as settings
    on regimes.regime = settings.regime and settings.name = 'snapshot_closing_days'
where
    submissions.period_kind = 'snapshot'
    and submissions.standing in ('current', 'superseded')
    and coalesce(submissions.received_at::date <= regimes.valid_to + {{ closing_days }}, true)
qualify row_number() over (
    partition by regimes.regime, submissions.regime, submissions.form
    order by
        submissions.received_at desc, submissions.first_landed_at desc, submissions.path desc
) = 1
