select
    path,
    sha256,
    received_at,
    sender,
    source,
    landed_at
from {{ source('raw', 'receipts') }}
where {{ is_known('landed_at') }}
