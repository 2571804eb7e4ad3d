{{ config(materialized='view') }}
-- All facts of this regime that no declaration gives: ledgers against the platform, stalled
-- projects, and how high a difficulty has risen.
{% set columns = [
    'subject', 'subject_name', 'happened_on', 'until_on', 'submission_id', 'sheet', 'row_number'
] -%}
with facts as (
    {% for group in ['tracking', 'stalled', 'difficulties'] -%}
    select measure, county_root as unit_root, {{ columns | join(', ') }}
    from {{ ref('int_gz2021__facts_' ~ group) }}
    {% if not loop.last -%}
    union all
    {% endif -%}
    {% endfor -%}
)

select
    'gz2021' as regime,
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
