-- Every finding with its unit; a waived one names its waiver.
select
    findings.* exclude (row_number, clause, is_current, file_id, submission_id, period)
    replace (
        findings.message || coalesce('（已按豁免记录“' || waived.waiver || '”接受。）', '') as message
    ),
    units.name as unit_name,
    findings.period,
    findings.row_number,
    findings.clause,
    findings.is_current,
    findings.file_id,
    findings.submission_id,
    waived.waiver
from {{ ref('int_findings') }} as findings
left join {{ ref('stg_org_units') }} as units on findings.unit_code = units.unit_code
left join {{ ref('int_waived_findings') }} as waived
    on
        findings.file_id = waived.file_id
        and coalesce(findings.submission_id, '') = waived.submission_id
        and findings.rule = waived.rule
        and findings.sheet = waived.sheet
        and findings.cell = waived.cell
        and findings.row_number is not distinct from waived.row_number
