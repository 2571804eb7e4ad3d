-- Agreed items of the joint meetings that the province itself held, as last stated.
select
    meetings.*,
    {{ name_key('meetings.item') }} as item_key
from {{ ref('stg_gz2021__meetings') }} as meetings
inner join {{ ref('int_case_statements') }} as records
    on
        meetings.submission_id = records.submission_id
        and meetings.sheet = records.sheet
        and meetings.row_number = records.row_number
        and records.is_newest
inner join {{ ref('stg_org_units') }} as units
    on records.unit_root = units.unit_code and units.level = 'province'
inner join {{ ref('int_gz2021__settings') }} as settings
    on meetings.meeting_type = settings.leading_group_meeting
