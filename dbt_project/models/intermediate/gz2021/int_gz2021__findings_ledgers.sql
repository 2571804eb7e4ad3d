-- Differences between ledgers and the platform (跨表核对), as warnings that name both cells.
select
    cells.path as file,
    cells.sheet,
    cells.cell,
    differences.rule,
    'warning' as severity,
    differences.element,
    cells.text as value,
    case differences.rule
        when 'landing_ledger_unknown_code'
            then
                '项目编码“' || cells.text || '”在平台项目清单里找不到，不能认定已经建账。请照抄平台上的编码；'
                || '还没有录入平台的，请先录入。'
        when 'landing_ledger_other_place'
            then
                '项目“' || cells.text || '”在平台上属于' || coalesce(places.name, '别的市（州）')
                || '，不在本台账的范围，不计入本级建账。请核对编码，或由项目所在地列入台账。'
        else
            '合同投资额填“' || cells.text || '”，平台上是“' || others.text || '”（平台 ' || others.cell
            || '）。请核对单位和数字后更正；建账门槛以平台为准，本行照常计入。'
    end as message,
    coalesce(others.path, '') as other_file,
    coalesce(others.sheet, '') as other_sheet,
    coalesce(others.cell, '') as other_cell,
    differences.row_number,
    differences.submission_id
from {{ ref('int_gz2021__ledger_differences') }} as differences
inner join {{ ref('int_labelled_cells') }} as cells
    on
        differences.submission_id = cells.submission_id
        and differences.sheet = cells.sheet
        and differences.row_number = cells.row_number
        and differences.element = cells.element
left join {{ ref('stg_org_units') }} as places on differences.county_root = places.unit_code
left join {{ ref('int_labelled_cells') }} as others
    on
        differences.listed_submission_id = others.submission_id
        and differences.listed_sheet = others.sheet
        and differences.listed_row_number = others.row_number
        and differences.element = others.element
