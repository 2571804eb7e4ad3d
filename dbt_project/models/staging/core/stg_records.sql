select
    submission_id,
    sheet,
    row_number,
    centre_code
from {{ source('raw', 'records') }}
