-- The last day that figures may speak of: the as-of day, else the newest period's end.
select
    {{ as_of_date() }} as as_of,
    coalesce({{ as_of_date() }}, max(period_end)) as horizon
from {{ ref('int_submissions') }}
where standing in ('current', 'superseded') and period_kind in ('month', 'quarter')
