-- Every file known, unusable ones too; a file with two forms has a row per form.
with usable as (
    select
        submission_id,
        count(*) as usable_records
    from {{ ref('int_usable_records') }}
    group by all
),

told as (
    select
        file_id,
        submission_id,
        count(*) as findings
    from {{ ref('stg_findings') }}
    group by all
)

select
    files.path as file,
    files.sha256,
    files.received_at,
    submissions.regime,
    submissions.form,
    submissions.unit_code,
    submissions.period,
    case
        when files.outcome = 'unsupported' then 'unsupported'
        when coalesce(submissions.standing = 'duplicate', files.is_duplicate) then 'duplicate'
        when files.outcome = 'rejected' or submissions.submission_id is null then 'rejected'
        when submissions.standing = 'current' then 'accepted'
        when submissions.submission_id in (
            select submission_id
            from {{ ref('int_snapshots') }}
            where is_used
        ) then 'accepted'
        else submissions.standing
    end as state,
    coalesce(nullif(submissions.reason, ''), files.reason) as reason,
    files.file_id,
    files.sender,
    units.name as unit_name,
    forms.title as form_title,
    coalesce(submissions.is_simulated, false) as is_simulated,
    coalesce(submissions.record_count, 0) as records,
    coalesce(usable.usable_records, 0) as usable_records,
    coalesce(told.findings, 0) as findings,
    submissions.submission_id,
    submissions.period_start,
    coalesce(submissions.period_kind, '') as period_kind
from {{ ref('int_files') }} as files
left join {{ ref('int_submissions') }} as submissions on files.file_id = submissions.file_id
left join {{ ref('stg_org_units') }} as units on submissions.unit_code = units.unit_code
left join {{ ref('stg_forms') }} as forms
    on submissions.regime = forms.regime and submissions.form = forms.form
left join usable on submissions.submission_id = usable.submission_id
left join told
    on files.file_id = told.file_id and coalesce(submissions.submission_id, '') = told.submission_id
