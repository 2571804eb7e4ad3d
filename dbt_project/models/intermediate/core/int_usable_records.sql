-- Data rows without a finding of severity error on the row, of every submission.
with faulty as (
    select distinct
        submission_id,
        sheet,
        row_number
    from {{ ref('stg_findings') }}
    where severity = 'error' and row_number is not null
)

select
    records.submission_id,
    records.sheet,
    records.row_number,
    records.centre_code
from {{ ref('stg_records') }} as records
anti join faulty
    on
        records.submission_id = faulty.submission_id
        and records.sheet = faulty.sheet
        and records.row_number = faulty.row_number
