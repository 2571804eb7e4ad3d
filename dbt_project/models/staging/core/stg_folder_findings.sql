select
    file,
    line,
    rule,
    message
from {{ source('raw', 'folder_findings') }}
where state = {{ newest_decision_state() }}
