-- Findings that intake made on single files, with the submission that each belongs to.
select
    files.path as file,
    findings.sheet,
    findings.cell,
    findings.rule,
    findings.severity,
    findings.element,
    findings.value,
    findings.message,
    '' as other_file,
    '' as other_sheet,
    '' as other_cell,
    submissions.regime,
    submissions.form,
    submissions.unit_code,
    submissions.period,
    findings.row_number,
    findings.clause,
    coalesce(submissions.standing = 'current', not files.is_duplicate) as is_current,
    findings.file_id,
    findings.submission_id
from {{ ref('stg_findings') }} as findings
inner join {{ ref('int_files') }} as files on findings.file_id = files.file_id
left join {{ ref('int_submissions') }} as submissions
    on findings.submission_id = submissions.submission_id
