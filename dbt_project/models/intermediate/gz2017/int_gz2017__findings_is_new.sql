-- 是否新引进 in the ledger against the project platform, as findings that name both cells.
select
    cells.path as file,
    cells.sheet,
    cells.cell,
    'ledger_is_new_platform' as rule,
    'warning' as severity,
    'is_new' as element,
    cells.text as value,
    '“是否为新引进项目”填“' || differences.is_new || '”（' || cells.cell
    || '），与统计平台清单' || others.sheet || '表' || others.cell || '（'
    || differences.entered_on || '录入）不一致，按平台应为“'
    || case when differences.is_new_on_platform then '是' else '否' end
    || '”。请核对后更正本表或平台；指标以平台为准，本行照常计入。' as message,
    others.path as other_file,
    others.sheet as other_sheet,
    others.cell as other_cell,
    differences.row_number,
    differences.submission_id
from {{ ref('int_gz2017__differences_is_new') }} as differences
inner join {{ ref('int_labelled_cells') }} as cells
    on
        differences.submission_id = cells.submission_id
        and differences.sheet = cells.sheet
        and differences.row_number = cells.row_number
        and cells.element = 'is_new'
inner join {{ ref('int_labelled_cells') }} as others
    on
        differences.other_submission_id = others.submission_id
        and differences.other_sheet = others.sheet
        and differences.other_row_number = others.row_number
        and others.element = 'entered_on'
