-- Data rows that count: the usable rows of current submissions.
select
    records.submission_id,
    records.sheet,
    records.row_number,
    submissions.regime,
    submissions.form,
    submissions.period,
    submissions.period_end,
    submissions.received_at,
    coalesce(nullif(records.centre_code, ''), submissions.unit_code) as centre_code
from {{ ref('int_usable_records') }} as records
inner join {{ ref('int_submissions') }} as submissions
    on
        records.submission_id = submissions.submission_id
        and submissions.standing = 'current'
