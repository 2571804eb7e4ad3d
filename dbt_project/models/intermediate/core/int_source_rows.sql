-- The rows that are evidence for any number, each with its cells; personal data is left out.
-- Kept as a table: putting together millions of cells while somebody waits would take seconds.
with evidence as (
    select distinct
        submission_id,
        sheet,
        row_number
    from {{ ref('int_facts') }}
    where row_number is not null
)

select
    evidence.submission_id,
    evidence.sheet,
    evidence.row_number,
    list(
        {
            'cell': cells.cell, 'element': cells.element,
            'label': cells.label, 'text': cells.text,
            'sent_text': cells.sent_text, 'correction': cells.correction
        } order by cells.display_order, cells.cell
    ) as cells
from evidence
inner join {{ ref('int_labelled_cells') }} as cells
    on
        evidence.submission_id = cells.submission_id
        and evidence.sheet = cells.sheet
        and evidence.row_number = cells.row_number
where not cells.is_personal
group by all
