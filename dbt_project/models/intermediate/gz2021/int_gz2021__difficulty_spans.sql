-- When a level knew of a project's difficulty: while its ledger in force states it; the leading
-- group from the meeting until the item is finished.
select
    project_code,
    case keeper_level when 'county' then 1 when 'city' then 2 else 3 end as rung,
    in_force_from as from_on,
    in_force_until as until_on,
    submission_id,
    sheet,
    row_number
from {{ ref('int_gz2021__ledger_rows') }}
where difficulty is not null
union all
select
    project_code,
    4 as rung,
    from_on,
    until_on,
    submission_id,
    sheet,
    row_number
from {{ ref('int_gz2021__named_projects') }}
