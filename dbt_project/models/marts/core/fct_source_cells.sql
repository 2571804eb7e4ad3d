{{ config(materialized='view') }}
select
    submission_id,
    path as file,
    sheet,
    row_number,
    element,
    label,
    cell,
    text,
    value,
    state,
    is_personal,
    sent_text,
    correction
from {{ ref('int_labelled_cells') }}
