-- What each unit owed in the month of the due day, and what came of it: whole, late, hollow or not
-- at all.
select
    regime,
    unit_code,
    unit_root,
    date_trunc('month', due_on)::date as month_on,
    count(*) as due,
    count(*) filter (where state = 'on_time') as on_time,
    count(*) filter (where state = 'late') as late,
    count(*) filter (where state in ('missing', 'rejected')) as missing,
    count(*) filter (where state in ('on_time', 'late') and not is_complete) as hollow
from {{ ref('int_expected_returns') }}
group by regime, unit_code, unit_root, date_trunc('month', due_on)
