select
    file_id,
    path,
    sha256,
    size_bytes,
    reader_version,
    outcome,
    reason,
    landed_at
from {{ source('raw', 'files') }}
where {{ is_known('landed_at') }}
