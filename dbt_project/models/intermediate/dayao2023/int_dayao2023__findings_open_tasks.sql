-- Tasks of terminated cases that are neither closed nor marked as terminated: their time runs on.
with ended as (
    select
        statements.case_key,
        cells.path,
        cells.sheet,
        cells.cell,
        cells.text
    from {{ ref('int_case_statements') }} as statements
    inner join {{ ref('int_labelled_cells') }} as cells
        on
            statements.submission_id = cells.submission_id
            and statements.sheet = cells.sheet
            and statements.row_number = cells.row_number
            and cells.element = 'terminated_on'
            and coalesce(cells.value, '') != ''
    where
        statements.regime = 'dayao2023' and statements.form = 'cases' and statements.is_newest
)

select
    cells.path as file,
    steps.sheet,
    cells.cell,
    'tasks_of_terminated_case' as rule,
    'warning' as severity,
    'case_no' as element,
    cells.text as value,
    '项目“' || cells.text || '”已终止（' || ended.text
    || '），本任务单既没有办结时间，也没有终止时间，仍按承诺时限计算。请填写终止时间。' as message,
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
    steps.regime = 'dayao2023'
    and steps.step = 'task'
    and steps.ended_at is null
    and steps.stopped_on is null
