select
    regime,
    measure,
    name,
    meaning,
    unit,
    basis,
    levels,
    clause,
    display_order
from {{ ref('stg_measures') }}
