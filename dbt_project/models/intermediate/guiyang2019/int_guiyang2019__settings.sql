-- The regime's decisions that its figures read, as one typed row.
{% set settings = [
    ('zero_report_words', 'varchar'),
    ('criticism_quarters', 'integer'),
    ('meeting_last_days', 'integer')
] -%}
select
{%- for name, type in settings %}
    max(value) filter (where name = '{{ name }}')::{{ type }} as {{ name }}
    {{- "," if not loop.last }}
{%- endfor %}
from {{ ref('stg_settings') }}
where regime = 'guiyang2019'
