-- Matters that a cumulative ledger dropped, as findings that name its last row, after which they
-- belong, and the earlier cell.
with last_rows as (
    select
        submission_id,
        arg_max(sheet, row(sheet, row_number)) as sheet,
        arg_max(cell, row(sheet, row_number)) as cell
    from {{ ref('int_labelled_cells') }}
    where element = 'matter'
    group by submission_id
)

select
    submissions.path as file,
    coalesce(last_rows.sheet, '') as sheet,
    coalesce(last_rows.cell, '') as cell,
    'ledger_dropped_matter' as rule,
    'warning' as severity,
    'matter' as element,
    dropped.matter as value,
    '上期已报、本期未见：“' || dropped.matter || '”见于' || others.path || '（' || others.sheet
    || '表' || others.cell || '），本期台账没有。请核对是否漏填，漏填的请补入重报；已报的仍照常计入。'
        as message,
    others.path as other_file,
    others.sheet as other_sheet,
    others.cell as other_cell,
    null::integer as row_number,
    dropped.submission_id
from {{ ref('int_gz2017__dropped_matters') }} as dropped
inner join {{ ref('int_submissions') }} as submissions
    on dropped.submission_id = submissions.submission_id
inner join {{ ref('int_labelled_cells') }} as others
    on
        dropped.other_submission_id = others.submission_id
        and dropped.other_sheet = others.sheet
        and dropped.other_row_number = others.row_number
        and others.element = 'matter'
left join last_rows on dropped.submission_id = last_rows.submission_id
