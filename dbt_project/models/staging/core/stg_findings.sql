select
    file_id,
    submission_id,
    sheet,
    cell,
    row_number,
    rule,
    severity,
    element,
    value,
    message,
    clause,
    landed_at
from {{ source('raw', 'findings') }}
where {{ is_known('landed_at') }}
