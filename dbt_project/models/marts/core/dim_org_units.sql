select
    unit_code,
    name,
    coalesce(short_names[1], name) as short_name,
    level,
    kind,
    parent_code,
    root_code,
    display_order,
    valid_from,
    valid_to
from {{ ref('stg_org_units') }}
