-- The extract of a data source that counts for each policy (reader): the newest, but none that was
-- received long after the policy's end, when another policy of the same places was in force.
{% set closing_days = "coalesce(settings.value::integer, 92)" -%}
with extracts as (
    select
        submissions.*,
        sources.root_unit
    from {{ ref('int_submissions') }} as submissions
    inner join {{ ref('stg_regimes') }} as sources on submissions.regime = sources.regime
    where
        submissions.period_kind = 'snapshot'
        and submissions.standing in ('current', 'superseded')
),

policies as (
    select
        regimes.regime,
        regimes.root_unit,
        regimes.valid_from,
        regimes.valid_to + {{ closing_days }} as closes_on,
        regimes.regime in (select regime from {{ ref('int_submissions') }}) as is_used
    from {{ ref('stg_regimes') }} as regimes
    left join {{ ref('stg_settings') }} as settings
        on regimes.regime = settings.regime and settings.name = 'snapshot_closing_days'
),

left_to_others as (
    select distinct
        policies.regime as reader,
        extracts.submission_id
    from extracts
    inner join policies on extracts.received_at::date > policies.closes_on
    inner join policies as others
        on
            policies.root_unit = others.root_unit
            and policies.regime != others.regime
            and extracts.regime != others.regime
            and others.is_used
            and extracts.received_at::date >= others.valid_from
            and coalesce(extracts.received_at::date <= others.closes_on, true)
)

select
    policies.regime as reader,
    extracts.regime as source_regime,
    extracts.form,
    extracts.submission_id,
    policies.is_used
from extracts
inner join policies on extracts.regime != policies.regime
anti join left_to_others
    on
        policies.regime = left_to_others.reader
        and extracts.submission_id = left_to_others.submission_id
qualify row_number() over (
    partition by policies.regime, extracts.regime, extracts.form
    order by extracts.received_at desc, extracts.first_landed_at desc, extracts.path desc
) = 1
