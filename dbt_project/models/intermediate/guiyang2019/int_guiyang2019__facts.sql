{{ config(materialized='view') }}
-- All facts of this regime that are not declared: which subject counts in which measure, when.
{% set columns = [
    'measure', 'unit_root', 'subject', 'subject_name', 'happened_on', 'until_on', 'submission_id',
    'sheet', 'row_number'
] -%}
with facts as (
    select {{ columns | join(', ') }}
    from {{ ref('int_guiyang2019__facts_observations') }}
    {% for group in ['returns', 'meetings'] -%}
    union all
    select {{ columns | join(', ') }}
    from {{ ref('int_guiyang2019__facts_' ~ group) }}
    {% endfor -%}
)

select
    'guiyang2019' as regime,
    measure,
    unit_root,
    subject,
    subject_name,
    happened_on,
    until_on,
    1::double as quantity,
    submission_id,
    sheet,
    row_number
from facts
