select
    kind,
    decision_id,
    decision_key,
    source,
    line,
    file,
    regime,
    form,
    unit_code,
    period,
    sheet,
    cell,
    rule,
    was,
    now,
    reason,
    approver,
    decided_on,
    valid_to
from {{ source('raw', 'decisions') }}
where state = {{ newest_decision_state() }}
