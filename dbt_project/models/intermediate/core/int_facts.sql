-- All facts of all regimes: one row per source row that makes a subject count in a measure.
{% set columns = [
    'regime', 'measure', 'unit_root', 'subject', 'subject_name', 'happened_on', 'until_on',
    'quantity', 'submission_id', 'sheet', 'row_number'
] -%}
select {{ columns | join(', ') }}
from {{ ref('int_reporting_facts') }}
union all
select {{ columns | join(', ') }}
from {{ ref('int_declared_facts') }}
{% for regime in var('sql_regimes') -%}
union all
select {{ columns | join(', ') }}
from {{ ref('int_' ~ regime ~ '__facts') }}
{% endfor %}
