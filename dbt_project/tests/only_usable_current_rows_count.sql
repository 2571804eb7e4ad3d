-- No fact rests on a row with an error, or on a submission that was replaced or rejected, but for
-- the extract that a past policy saw.
select facts.*
from {{ ref('int_facts') }} as facts
anti join {{ ref('int_current_records') }} as records
    on
        facts.submission_id = records.submission_id
        and facts.sheet = records.sheet
        and facts.row_number = records.row_number
anti join {{ ref('int_snapshots') }} as snapshots
    on facts.regime = snapshots.reader and facts.submission_id = snapshots.submission_id
where facts.row_number is not null
