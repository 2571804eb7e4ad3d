-- Facts of all measures that need no code: rows of forms, duties of steps, and periods.
{% set columns = [
    'regime', 'measure', 'unit_root', 'subject', 'subject_name', 'happened_on', 'until_on',
    'quantity', 'submission_id', 'sheet', 'row_number'
] -%}
select {{ columns | join(', ') }}
from {{ ref('int_row_facts') }}
union all
select {{ columns | join(', ') }}
from {{ ref('int_step_facts') }}
union all
select {{ columns | join(', ') }}
from {{ ref('int_period_facts') }}
