-- Every finding: those of single files, between returns, between forms, and of the folder's own
-- records.
{% set columns = [
    'file', 'sheet', 'cell', 'rule', 'severity', 'element', 'value', 'message', 'other_file',
    'other_sheet', 'other_cell', 'regime', 'form', 'unit_code', 'period', 'row_number', 'clause',
    'is_current', 'file_id', 'submission_id'
] -%}
select {{ columns | join(', ') }}
from {{ ref('int_form_findings') }}
union all
select {{ columns | join(', ') }}
from {{ ref('int_over_time_findings') }}
union all
select {{ columns | join(', ') }}
from {{ ref('int_step_findings') }}
union all
select {{ columns | join(', ') }}
from {{ ref('int_level_findings') }}
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
{% for regime in var('cross_form_regimes') -%}
union all
select {{ columns | join(', ') }}
from {{ ref('int_' ~ regime ~ '__cross_form_findings') }}
{% endfor -%}
