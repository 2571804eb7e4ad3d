{{ config(materialized='view') }}
-- All facts of this regime: which subject counts in which measure, where, when, by which row.
{% set columns = [
    'subject', 'subject_name', 'happened_on', 'submission_id', 'sheet', 'row_number'
] -%}
with facts as (
    select measure, county_root as unit_root, until_on, {{ columns | join(', ') }}
    from {{ ref('int_gz2017__facts_active_projects') }}
    {% for group in ['ledger', 'new_projects', 'new_matters', 'signed_projects', 'problems'] -%}
    union all
    select measure, county_root as unit_root, null as until_on, {{ columns | join(', ') }}
    from {{ ref('int_gz2017__facts_' ~ group) }}
    {% endfor -%}
    union all
    select measure, unit_root, null as until_on, {{ columns | join(', ') }}
    from {{ ref('int_gz2017__facts_articles') }}
)

select
    'gz2017' as regime,
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
