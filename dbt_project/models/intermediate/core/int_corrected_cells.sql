-- Cells of known files that are read as something else than was sent: the newest correction of
-- each, with what the office sent.
select
    cells.file_id,
    cells.sheet,
    cells.cell,
    cells.sent_text,
    cells.corrected_text,
    cells.decision_id,
    decisions.reason,
    decisions.approver,
    decisions.decided_on
from {{ ref('stg_corrected_cells') }} as cells
semi join {{ ref('int_files') }} as files on cells.file_id = files.file_id
inner join {{ ref('int_decisions') }} as decisions on cells.decision_id = decisions.decision_id
where cells.problem = ''
qualify row_number() over (
    partition by cells.file_id, cells.sheet, cells.cell
    order by decisions.decided_on desc, decisions.line desc
) = 1
