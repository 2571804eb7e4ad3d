-- Cases that are said to be both closed and terminated, as findings that name both cells.
select
    closed.path as file,
    terminated.sheet,
    terminated.cell,
    'cases_two_endings' as rule,
    'warning' as severity,
    'terminated_on' as element,
    terminated.text as value,
    '办结日期（' || closed.text || '）和终止日期（' || terminated.text
    || '）都填了，一个项目只能有一种结局。请核对，只留一项；目前以先到的日期为代办结束，移交期限从办结日期起算。'
        as message,
    closed.path as other_file,
    closed.sheet as other_sheet,
    closed.cell as other_cell,
    statements.row_number,
    statements.submission_id
from {{ ref('int_case_statements') }} as statements
inner join {{ ref('int_labelled_cells') }} as closed
    on
        statements.submission_id = closed.submission_id
        and statements.sheet = closed.sheet
        and statements.row_number = closed.row_number
        and closed.element = 'closed_on'
inner join {{ ref('int_labelled_cells') }} as terminated
    on
        statements.submission_id = terminated.submission_id
        and statements.sheet = terminated.sheet
        and statements.row_number = terminated.row_number
        and terminated.element = 'terminated_on'
where
    statements.regime = 'pingyang2018'
    and statements.form = 'cases'
    and statements.is_newest
    and closed.value is not null
    and terminated.value is not null
