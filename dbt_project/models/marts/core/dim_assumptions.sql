select
    regime,
    assumption,
    clause,
    gap,
    assumed
from {{ ref('stg_assumptions') }}
