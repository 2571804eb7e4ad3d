-- Projects that an item of a meeting of the leading group's level names, while it is not finished.
-- Only projects whose difficulty some ledger states are looked for (A51).
with items as (
    select
        meetings.*,
        {{ name_key('meetings.item') }} as item_key
    from {{ ref('stg_gz2021__meetings') }} as meetings
    semi join {{ ref('int_case_statements') }} as records
        on
            meetings.submission_id = records.submission_id
            and meetings.sheet = records.sheet
            and meetings.row_number = records.row_number
            and records.is_newest
    inner join {{ ref('int_gz2021__settings') }} as settings
        on meetings.meeting_type = settings.leading_group_meeting
)

select
    projects.project_code,
    items.held_on as from_on,
    items.finished_on - 1 as until_on,
    items.submission_id,
    items.sheet,
    items.row_number
from {{ ref('int_gz2021__platform_projects') }} as projects
semi join {{ ref('int_gz2021__ledger_rows') }} as ledger
    on projects.project_code = ledger.project_code and ledger.difficulty is not null
inner join items on contains(items.item_key, projects.project_key)
where projects.project_key != '' and coalesce(items.held_on < items.finished_on, true)
