-- Tasks and feedback under a number that no usable row of a case register has, as findings naming
-- the cell. A task counts all the same; feedback only once the case is known.
with named as (
    select
        records.submission_id,
        records.sheet,
        records.row_number,
        records.form,
        cells.path,
        cells.cell,
        cells.text,
        {{ name_key('cells.value') }} as case_key
    from {{ ref('int_current_records') }} as records
    inner join {{ ref('int_labelled_cells') }} as cells
        on
            records.submission_id = cells.submission_id
            and records.sheet = cells.sheet
            and records.row_number = cells.row_number
            and cells.element = 'case_no'
    left join {{ ref('int_case_statements') }} as statements
        on
            records.submission_id = statements.submission_id
            and records.sheet = statements.sheet
            and records.row_number = statements.row_number
    where
        records.regime = 'pingyang2018'
        and records.form in ('tasks', 'feedback')
        and coalesce(statements.is_newest, true)
),

cases as (
    select distinct case_key
    from {{ ref('int_case_statements') }}
    where regime = 'pingyang2018' and form = 'cases'
)

select
    named.path as file,
    named.sheet,
    named.cell,
    named.form || '_unknown_case' as rule,
    'warning' as severity,
    'case_no' as element,
    named.text as value,
    '登记表中没有代办编号“' || named.text || '”，或登记表的这一行有误、暂不计入。请核对编号，'
    || '或先补报、更正登记表'
    || case
        when named.form = 'feedback' then '；在此之前这次反馈不计入半月反馈率。'
        else '；本行照常计入。'
    end as message,
    '' as other_file,
    '' as other_sheet,
    '' as other_cell,
    named.row_number,
    named.submission_id
from named
anti join cases on named.case_key = cases.case_key
