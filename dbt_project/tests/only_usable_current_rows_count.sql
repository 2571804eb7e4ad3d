-- No fact rests on a row with an error, or on a submission that was replaced or rejected.
select facts.*
from {{ ref('int_facts') }} as facts
anti join {{ ref('int_current_records') }} as records
    on
        facts.submission_id = records.submission_id
        and facts.sheet = records.sheet
        and facts.row_number = records.row_number
where facts.row_number is not null
