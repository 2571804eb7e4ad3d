select
    file_id,
    decision_id,
    decision_key,
    sheet,
    cell,
    sent_text,
    corrected_text,
    problem
from {{ source('raw', 'corrected_cells') }}
