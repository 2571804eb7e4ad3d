-- The regime's decisions that its figures read, as one typed row.
{% set settings = [
    ('new_project_minimum_amount', 'double'),
    ('new_project_sources', 'varchar'),
    ('signed_projects_since', 'date'),
    ('signed_project_type', 'varchar'),
    ('article_quota', 'integer'),
    ('article_mid_month_day', 'integer'),
    ('cumulative_ledger_share', 'double'),
    ('link_similarity_minimum', 'double'),
    ('amount_tolerance', 'double'),
    ('problem_stuck_days', 'integer')
] -%}
select
{%- for name, type in settings %}
    max(value) filter (where name = '{{ name }}')::{{ type }} as {{ name }}
    {{- "," if not loop.last }}
{%- endfor %}
from {{ ref('stg_settings') }}
where regime = 'gz2017'
