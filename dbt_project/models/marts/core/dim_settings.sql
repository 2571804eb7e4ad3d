select
    regime,
    name,
    value,
    note,
    clause
from {{ ref('stg_settings') }}
