-- Which projects an item may mean: those of a name that stands in it, whose difficulty some ledger
-- states (A51). Of several with one name only the one whose code the item gives is told apart.
select
    names.*,
    projects.project_code,
    projects.project_name,
    count(*) over name = 1
    or (
        contains(names.item_key, {{ name_key('projects.project_code') }})
        and count(*) filter (
            where contains(names.item_key, {{ name_key('projects.project_code') }})
        ) over name = 1
    ) as is_told_apart
from {{ ref('int_gz2021__item_names') }} as names
inner join {{ ref('int_gz2021__platform_projects') }} as projects
    on names.project_key = projects.project_key
semi join {{ ref('int_gz2021__ledger_rows') }} as ledger
    on projects.project_code = ledger.project_code and ledger.difficulty is not null
window name as (
    partition by names.submission_id, names.sheet, names.row_number, names.project_key
)
