-- Corrections and waivers decided by the as-of day.
select
    *,
    source || ' 第' || line || '行' as place
from {{ ref('stg_decisions') }}
where coalesce(decided_on <= {{ as_of_date() }}, true)
