{# Findings between the registers of a case service: `regime` has a form `cases`, whose rows are
   known by `case_no`, and further forms that name it. Each finding names the cell. #}

{# Rows of the forms under a number that no usable row of the case register has. #}
{% macro unknown_cases(regime, forms, label) -%}
select
    cells.path as file,
    statements.sheet,
    cells.cell,
    statements.form || '_unknown_case' as rule,
    'warning' as severity,
    'case_no' as element,
    cells.text as value,
    '登记表中没有{{ label }}“' || cells.text || '”，或登记表的这一行有误、暂不计入。'
    || '请核对编号，或先补报、更正登记表；本行照常计入。' as message,
    '' as other_file,
    '' as other_sheet,
    '' as other_cell,
    statements.row_number,
    statements.submission_id
from {{ ref('int_case_statements') }} as statements
inner join {{ ref('int_labelled_cells') }} as cells
    on
        statements.submission_id = cells.submission_id
        and statements.sheet = cells.sheet
        and statements.row_number = cells.row_number
        and cells.element = 'case_no'
anti join {{ ref('int_case_statements') }} as cases
    on
        cases.regime = '{{ regime }}'
        and cases.form = 'cases'
        and cases.case_key = {{ name_key('cells.value') }}
where
    statements.regime = '{{ regime }}'
    and statements.form in ('{{ forms | join("', '") }}')
    and statements.is_newest
{%- endmacro %}

{# Cases that are said to be both closed and terminated. #}
{% macro two_endings(regime, consequence) -%}
select
    terminated.path as file,
    statements.sheet,
    terminated.cell,
    'cases_two_endings' as rule,
    'warning' as severity,
    'terminated_on' as element,
    terminated.text as value,
    '办结（' || closed.text || '）和终止（' || terminated.text
    || '）的日期都填了，一个项目只能有一种结局。请核对，只留一项；{{ consequence }}' as message,
    closed.path as other_file,
    closed.sheet as other_sheet,
    closed.cell as other_cell,
    statements.row_number,
    statements.submission_id
from {{ ref('int_case_statements') }} as statements
{%- for role in ['closed', 'terminated'] %}
inner join {{ ref('int_labelled_cells') }} as {{ role }}
    on
        statements.submission_id = {{ role }}.submission_id
        and statements.sheet = {{ role }}.sheet
        and statements.row_number = {{ role }}.row_number
        and {{ role }}.element = '{{ role }}_on'
        and coalesce({{ role }}.value, '') != ''
{%- endfor %}
where
    statements.regime = '{{ regime }}'
    and statements.form = 'cases'
    and statements.is_newest
{%- endmacro %}
