select
    submission_id,
    file_id,
    regime,
    form,
    form_version,
    definition_version,
    unit_code,
    period,
    outcome,
    reason,
    record_count,
    content_hash,
    is_simulated,
    landed_at
from {{ source('raw', 'submissions') }}
where {{ is_known('landed_at') }}
