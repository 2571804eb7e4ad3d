-- Projects that an item of a meeting of the leading group's level names, while it is not finished.
select
    project_code,
    held_on as from_on,
    finished_on - 1 as until_on,
    submission_id,
    sheet,
    row_number
from {{ ref('int_gz2021__item_projects') }}
where is_named and is_told_apart and coalesce(held_on < finished_on, true)
