select
    definition_version,
    landed_at
from {{ source('ref', 'definitions') }}
where {{ is_wanted_definition() }}
order by landed_at desc, definition_version desc
limit 1
