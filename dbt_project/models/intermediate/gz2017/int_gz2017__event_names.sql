-- Every accepted way to write an event's name, as a key, with the event that it means.
with written as (
    select
        item as event,
        unnest(list_append(aliases, item)) as event_name
    from {{ ref('stg_list_items') }}
    where regime = 'gz2017' and list = 'events'
)

select
    {{ name_key('event_name') }} as event_key,
    any_value(event) as event
from written
group by event_key
having count(distinct event) = 1
