-- Data rows without a finding of severity error on the row, of every submission; a waived
-- finding holds nothing out.
with faulty as (
    select distinct
        findings.submission_id,
        findings.sheet,
        findings.row_number
    from {{ ref('stg_findings') }} as findings
    anti join {{ ref('int_waived_findings') }} as waived
        on
            findings.submission_id = waived.submission_id
            and findings.rule = waived.rule
            and findings.sheet = waived.sheet
            and findings.cell = waived.cell
            and findings.row_number = waived.row_number
    where findings.severity = 'error' and findings.row_number is not null
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
