{{ config(materialized='view') }}
-- The evidence: one row per source row that makes a subject count in a measure.
select
    regime,
    measure,
    unit_root,
    subject,
    subject_name,
    happened_on,
    until_on,
    quantity,
    submission_id,
    sheet,
    row_number
from {{ ref('int_facts') }}
