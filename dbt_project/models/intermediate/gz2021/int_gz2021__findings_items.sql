-- Unfinished items that may mean a project and do not say which: several of one name, or a name
-- that differs in its phase or number. Their difficulty does not rise to the leading group.
select
    cells.path as file,
    items.sheet,
    cells.cell,
    'meetings_item_unclear' as rule,
    'warning' as severity,
    'item' as element,
    cells.text as value,
    case
        when bool_or(items.is_named)
            then
                '平台上有' || count(*) || '个项目叫“' || any_value(items.project_name) || '”（编码 '
                || string_agg(items.project_code, '、' order by items.project_code)
                || '），看不出议定事项说的是哪一个，暂不算到了领导小组。请在事项里写上项目编码。'
        else
            '议定事项里的名称与平台项目“' || any_value(items.project_name)
            || '”只差期数或编号，按两个项目处理，暂不算到了领导小组。请写明平台上的项目全称。'
    end as message,
    '' as other_file,
    '' as other_sheet,
    '' as other_cell,
    items.row_number,
    items.submission_id
from {{ ref('int_gz2021__item_projects') }} as items
inner join {{ ref('int_labelled_cells') }} as cells
    on
        items.submission_id = cells.submission_id
        and items.sheet = cells.sheet
        and items.row_number = cells.row_number
        and cells.element = 'item'
where items.finished_on is null
group by
    cells.path, items.sheet, cells.cell, cells.text, items.row_number, items.submission_id,
    items.project_key
having not bool_or(items.is_named and items.is_told_apart)
