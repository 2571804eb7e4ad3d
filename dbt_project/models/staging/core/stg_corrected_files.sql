select
    corrected.file_id,
    corrected.holds_from,
    in_force.file_id is not null as is_in_force
from {{ source('raw', 'corrected_files') }} as corrected
left join {{ source('raw', 'readings_in_force') }} as in_force
    on
        corrected.file_id = in_force.file_id
        and in_force.state
        = {{ newest_decision_state() }}
