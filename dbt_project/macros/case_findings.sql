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

{# Tasks of cases that have ended, which are neither done nor marked as stopped: their time runs on.
   `endings`: the columns of the case that end it; `fields`: what the task's columns are called. #}
{% macro open_tasks(regime, rule, endings, fields) -%}
with ended as (
    select
        statements.case_key,
        cells.path,
        cells.sheet,
        cells.cell,
        cells.text,
        if(cells.element = 'closed_on', '办结', '终止') as ending
    from {{ ref('int_case_statements') }} as statements
    inner join {{ ref('int_labelled_cells') }} as cells
        on
            statements.submission_id = cells.submission_id
            and statements.sheet = cells.sheet
            and statements.row_number = cells.row_number
            and cells.element in ('{{ endings | join("', '") }}')
            and coalesce(cells.value, '') != ''
    where
        statements.regime = '{{ regime }}' and statements.form = 'cases' and statements.is_newest
    qualify row_number() over (partition by statements.case_key order by cells.element) = 1
)

select
    cells.path as file,
    steps.sheet,
    cells.cell,
    '{{ rule }}' as rule,
    'warning' as severity,
    'case_no' as element,
    cells.text as value,
    '项目“' || cells.text || '”已' || ended.ending || '（' || ended.text
    || '），本任务既没有{{ fields.done }}，也没有{{ fields.stopped }}，仍按{{ fields.limit }}计算。'
    || if(ended.ending = '办结', '请补填{{ fields.done }}；不再办理的，', '') || '请填写{{ fields.stopped }}。' as message,
    ended.path as other_file,
    ended.sheet as other_sheet,
    ended.cell as other_cell,
    steps.row_number,
    steps.submission_id
from {{ ref('int_steps') }} as steps
inner join ended on steps.case_key = ended.case_key
inner join {{ ref('int_labelled_cells') }} as cells
    on
        steps.submission_id = cells.submission_id
        and steps.sheet = cells.sheet
        and steps.row_number = cells.row_number
        and cells.element = 'case_no'
where
    steps.regime = '{{ regime }}'
    and steps.step = 'task'
    and steps.ended_at is null
    and steps.stopped_on is null
{%- endmacro %}
