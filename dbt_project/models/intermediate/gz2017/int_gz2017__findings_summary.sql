-- Form 4 against form 3, as findings that name the cell of form 4 and the first counted
-- cell of form 3.
select
    cells.path as file,
    cells.sheet,
    cells.cell,
    'summary_equals_tracking' as rule,
    'warning' as severity,
    differences.element,
    cells.text as value,
    '“' || cells.label || '”填' || cells.text || '（' || cells.cell || '），按附表3'
    || case
        when differences.other_sheet is null then '（没有这个单位的工作表）'
        when differences.other_sheet = '' then '各表合计'
        else '“' || differences.other_sheet || '”表清点'
    end
    || '应为' || format('{:g}', differences.counted)
    || '。请核对附表3与附表4，更正后重报；指标以附表3为准。' as message,
    differences.other_path as other_file,
    coalesce(anchors.anchor_sheet, differences.other_sheet, '') as other_sheet,
    coalesce(anchors.anchor_cell, '') as other_cell,
    differences.row_number,
    differences.submission_id
from {{ ref('int_gz2017__differences_summary') }} as differences
inner join {{ ref('int_labelled_cells') }} as cells
    on
        differences.submission_id = cells.submission_id
        and differences.sheet = cells.sheet
        and differences.row_number = cells.row_number
        and differences.element = cells.element
left join {{ ref('int_gz2017__tracking_anchors') }} as anchors
    on
        differences.other_path = anchors.path
        and differences.other_sheet = anchors.sheet
        and differences.element = anchors.element
