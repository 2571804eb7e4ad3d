-- Steps whose time limit cannot be told: neither in time nor late, so each is a finding.
select
    cells.path as file,
    cells.sheet,
    cells.cell,
    'time_limit_unknown' as rule,
    'warning' as severity,
    cells.element,
    cells.text as value,
    '“' || definitions.name || '”是否按时无法判断（' || cells.label || '为“' || cells.text || '”）。'
    || case
        when steps.limit_kind = 'minutes' and (steps.due_at is not null or not steps.has_start_time)
            then '请把时间写到时、分，如 2023-07-03 09:15。'
        when steps.limit_kind = 'workdays_in' and steps.amount is null
            then '请填写这一环节的期限，如：5。'
        else '这一年的放假安排还没有公布或未收录，推算不出工作日；请核对日期，或升级节假日数据。'
    end || '本环节暂不计入。' as message,
    '' as other_file,
    '' as other_sheet,
    '' as other_cell,
    submissions.regime,
    submissions.form,
    submissions.unit_code,
    submissions.period,
    steps.row_number,
    definitions.clause,
    submissions.standing = 'current' as is_current,
    submissions.file_id,
    steps.submission_id
from {{ ref('int_steps') }} as steps
inner join {{ ref('stg_steps') }} as definitions
    on steps.regime = definitions.regime and steps.step = definitions.step
inner join {{ ref('int_submissions') }} as submissions
    on steps.submission_id = submissions.submission_id
inner join {{ ref('int_labelled_cells') }} as cells
    on
        steps.submission_id = cells.submission_id
        and steps.sheet = cells.sheet
        and steps.row_number = cells.row_number
        and case
            when steps.ended_at is not null and steps.due_at is not null
                then list_contains(definitions.end_elements, cells.element)
            when steps.limit_kind = 'workdays_in' and steps.amount is null
                then definitions.limit_element = cells.element
            else list_contains(definitions.start_elements, cells.element)
        end
where steps.state = 'unknown'
qualify row_number() over (
    partition by steps.regime, steps.step, steps.submission_id, steps.sheet, steps.row_number
    order by list_position(definitions.start_elements, cells.element)
) = 1
