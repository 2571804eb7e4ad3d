select
    definition_version,
    landed_at
from {{ source('ref', 'definitions') }}
order by landed_at desc, definition_version desc
limit 1
