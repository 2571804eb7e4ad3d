-- The rungs of the working path (工作路径), lowest first.
select
    'gz2017' as regime,
    rung,
    rung_order,
    owner_level,
    next_rung
from {{ ref('int_gz2017__rungs') }}
