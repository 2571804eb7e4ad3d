-- Findings about the folder's own records: corrections and waivers that no longer apply, lines
-- that cannot be used.
select
    source as file,
    kind || '_not_applicable' as rule,
    'warning' as severity,
    case kind when 'correction' then '更正记录' else '豁免记录' end
    || '“' || decision_id || '”（' || place || '）：' || problem as message,
    file as other_file,
    sheet as other_sheet,
    cell as other_cell,
    regime,
    form,
    unit_code,
    period
from {{ ref('int_decision_outcomes') }}
where problem != ''
union all by name
select
    file,
    rule,
    'warning' as severity,
    message,
    '' as other_file,
    '' as other_sheet,
    '' as other_cell
from {{ ref('stg_folder_findings') }}
