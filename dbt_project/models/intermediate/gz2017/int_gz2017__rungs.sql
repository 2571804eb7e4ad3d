-- The rungs of the working path (工作路径), lowest first, with the rung above and whose they are.
select
    item as rung,
    display_order as rung_order,
    json_extract_string(attributes, '$.level') as owner_level,
    lead(item) over (order by display_order) as next_rung
from {{ ref('stg_list_items') }}
where regime = 'gz2017' and list = 'escalation'
