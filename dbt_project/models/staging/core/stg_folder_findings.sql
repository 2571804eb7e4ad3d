select
    file,
    line,
    rule,
    message
from {{ source('raw', 'folder_findings') }}
where state = (select max(states.state) from {{ source('raw', 'decision_states') }} as states)
