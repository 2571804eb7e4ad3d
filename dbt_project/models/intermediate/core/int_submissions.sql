-- Every known submission with its standing: the newest accepted one of a unit, form and period is
-- current, the accepted ones before it are superseded. Snapshots have no period: the newest counts.
-- Files of records have no period either and stand beside each other.
-- Of equal times of receipt the file that was landed later is the newer, then the larger path.
with known as (
    select
        statements.*,
        coalesce(forms.period_kind, '') as period_kind,
        statements.outcome = 'accepted' and not statements.is_duplicate as counts
    from {{ ref('int_statements') }} as statements
    left join {{ ref('stg_forms') }} as forms
        on statements.regime = forms.regime and statements.form = forms.form
),

ranked as (
    select
        *,
        row_number() over (
            partition by
                counts, regime, form, period,
                case period_kind
                    when 'snapshot' then ''
                    when 'records' then submission_id
                    else unit_code
                end
            order by received_at desc, first_landed_at desc, path desc
        ) as recency
    from known
)

select
    submission_id,
    file_id,
    path,
    sha256,
    sender,
    received_at,
    regime,
    form,
    period_kind,
    unit_code,
    period,
    {{ period_start('period') }} as period_start,
    {{ period_end('period') }} as period_end,
    case
        when is_duplicate then 'duplicate'
        when not counts then 'rejected'
        when recency = 1 then 'current'
        else 'superseded'
    end as standing,
    reason,
    record_count,
    content_hash,
    is_simulated,
    first_landed_at
from ranked
