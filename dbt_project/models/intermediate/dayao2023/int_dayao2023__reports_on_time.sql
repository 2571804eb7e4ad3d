-- Usable rows of progress reports that meet a date: from the day on which they count for it to
-- the date itself.
select
    owed.unit_root,
    owed.subject,
    owed.subject_name,
    owed.due_on,
    reports.reported_on,
    reports.submission_id,
    reports.sheet,
    reports.row_number
from {{ ref('stg_dayao2023__progress_reports') }} as reports
inner join {{ ref('int_current_records') }} as records
    on
        reports.submission_id = records.submission_id
        and reports.sheet = records.sheet
        and reports.row_number = records.row_number
inner join {{ ref('int_places') }} as places on reports.department = places.unit_code
inner join {{ ref('int_dayao2023__owed_reports') }} as owed
    on
        places.unit_root = owed.unit_root
        and reports.reported_on between owed.counts_from and owed.due_on
