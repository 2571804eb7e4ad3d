-- The regime's decisions that its figures read, as one typed row.
{% set settings = [
    ('province_minimum_amount', 'double'),
    ('city_minimum_amount', 'double'),
    ('county_minimum_amount', 'double'),
    ('stalled_fulfil_days', 'integer'),
    ('stalled_start_days', 'integer'),
    ('stalled_production_days', 'integer'),
    ('leading_group_meeting', 'varchar'),
    ('amount_tolerance', 'double')
] -%}
select
{%- for name, type in settings %}
    max(value) filter (where name = '{{ name }}')::{{ type }} as {{ name }}
    {{- "," if not loop.last }}
{%- endfor %}
from {{ ref('stg_settings') }}
where regime = 'gz2021'
