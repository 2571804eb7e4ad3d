select
    submission_id,
    sheet,
    row_number,
    element,
    cell,
    text,
    value,
    state
from {{ source('raw', 'cells') }}
