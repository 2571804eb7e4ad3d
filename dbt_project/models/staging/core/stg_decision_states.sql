select
    state,
    landed_at
from {{ source('raw', 'decision_states') }}
where {{ is_known('landed_at') }}
