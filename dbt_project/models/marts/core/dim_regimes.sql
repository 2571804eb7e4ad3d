select
    regime,
    title,
    short_title,
    document_number,
    issuer,
    receiver,
    root_unit
from {{ ref('stg_regimes') }}
