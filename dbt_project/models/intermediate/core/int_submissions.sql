-- Every known submission with its standing: the newest accepted one of a unit, form and period is
-- current, the accepted ones before it are superseded. Snapshots have no period: the newest counts.
with known as (
    select
        submissions.*,
        files.path,
        files.sha256,
        files.sender,
        files.received_at,
        files.is_duplicate,
        coalesce(forms.period_kind, '') as period_kind,
        submissions.outcome = 'accepted' and not files.is_duplicate as counts
    from {{ ref('stg_submissions') }} as submissions
    inner join {{ ref('int_files') }} as files on submissions.file_id = files.file_id
    left join {{ ref('stg_forms') }} as forms
        on submissions.regime = forms.regime and submissions.form = forms.form
),

ranked as (
    select
        *,
        row_number() over (
            partition by
                counts, regime, form, period,
                case when period_kind = 'snapshot' then '' else unit_code end
            order by received_at desc, path desc
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
    is_simulated
from ranked
