-- Every finding: those of single files, between returns, and between forms.
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
    {% for regime in var('sql_regimes') -%}
    union all
    select {{ columns | join(', ') }}
    from {{ ref('int_' ~ regime ~ '__cross_form_findings') }}
    {% endfor -%}
)

select
    findings.* exclude (row_number, clause, is_current, file_id, submission_id, period),
    units.name as unit_name,
    findings.period,
    findings.row_number,
    findings.clause,
    findings.is_current,
    findings.file_id,
    findings.submission_id
from findings
left join {{ ref('stg_org_units') }} as units on findings.unit_code = units.unit_code
