select
    regime,
    clause,
    title,
    text
from {{ ref('stg_clauses') }}
