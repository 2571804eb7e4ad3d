select
    regime,
    measure,
    name,
    meaning,
    unit,
    basis,
    levels,
    clause,
    display_order,
    rollup
from {{ ref('stg_measures') }}
