-- Every finding: those of single files, between returns, between forms, and of the folder's own
-- records. A waived one names its waiver.
{% set columns = [
    'file', 'sheet', 'cell', 'rule', 'severity', 'element', 'value', 'message', 'other_file',
    'other_sheet', 'other_cell', 'regime', 'form', 'unit_code', 'period', 'row_number', 'clause',
    'is_current', 'file_id', 'submission_id'
] -%}
with findings as (
    select {{ columns | join(', ') }}
    from {{ ref('int_form_findings') }}
    union all by name
    select
        *,
        '' as sheet,
        '' as cell,
        '' as element,
        '' as value,
        '' as other_sheet,
        '' as other_cell,
        null::integer as row_number,
        '' as clause,
        true as is_current
    from {{ ref('int_return_findings') }}
    union all by name
    select
        *,
        '' as sheet,
        '' as cell,
        '' as element,
        '' as value,
        null::integer as row_number,
        '' as clause,
        true as is_current,
        '' as file_id,
        '' as submission_id
    from {{ ref('int_folder_findings') }}
    {% for regime in var('sql_regimes') -%}
    union all
    select {{ columns | join(', ') }}
    from {{ ref('int_' ~ regime ~ '__cross_form_findings') }}
    {% endfor -%}
)

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
from findings
left join {{ ref('stg_org_units') }} as units on findings.unit_code = units.unit_code
left join {{ ref('int_waived_findings') }} as waived
    on
        findings.file_id = waived.file_id
        and coalesce(findings.submission_id, '') = waived.submission_id
        and findings.rule = waived.rule
        and findings.sheet = waived.sheet
        and findings.cell = waived.cell
        and findings.row_number is not distinct from waived.row_number
