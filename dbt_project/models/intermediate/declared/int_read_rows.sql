-- The usable rows that a policy's measures and steps read without code: those of its own current
-- returns, and those of the extract of a data source that counts for it.
with asked as (
    select distinct
        regime,
        form_regime,
        form
    from {{ ref('stg_declared_sources') }}
    where form != ''
    union
    select distinct
        regime,
        form_regime,
        form
    from {{ ref('stg_steps') }}
)

select
    asked.regime,
    asked.form_regime,
    asked.form,
    records.submission_id,
    records.sheet,
    records.row_number,
    records.period_end,
    records.received_at,
    records.centre_code
from asked
inner join {{ ref('int_current_records') }} as records
    on asked.form_regime = records.regime and asked.form = records.form
where asked.regime = asked.form_regime
union all
select
    asked.regime,
    asked.form_regime,
    asked.form,
    records.submission_id,
    records.sheet,
    records.row_number,
    null::date as period_end,
    submissions.received_at,
    coalesce(nullif(records.centre_code, ''), submissions.unit_code) as centre_code
from asked
inner join {{ ref('int_snapshots') }} as snapshots
    on
        asked.regime = snapshots.reader
        and asked.form_regime = snapshots.source_regime
        and asked.form = snapshots.form
inner join {{ ref('int_submissions') }} as submissions
    on snapshots.submission_id = submissions.submission_id
inner join {{ ref('int_usable_records') }} as records
    on snapshots.submission_id = records.submission_id
