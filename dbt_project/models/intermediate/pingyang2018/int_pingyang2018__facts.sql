{{ config(materialized='view') }}
-- Facts of the half-monthly feedback: the half-months that owe one, and those that had one. All
-- other measures of this policy need no code.
with feedback as (
    select
        stated.submission_id,
        stated.sheet,
        stated.row_number,
        stated.feedback_on,
        {{ name_key('stated.case_no') }} as case_key
    from {{ ref('stg_pingyang2018__feedback') }} as stated
    semi join {{ ref('int_current_records') }} as records
        on
            stated.submission_id = records.submission_id
            and stated.sheet = records.sheet
            and stated.row_number = records.row_number
),

facts as (
    select
        'open_half_months' as measure,
        halves.*
    from {{ ref('int_pingyang2018__half_months') }} as halves
    union all by name
    select
        'half_months_with_feedback' as measure,
        halves.* exclude (submission_id, sheet, row_number),
        feedback.submission_id,
        feedback.sheet,
        feedback.row_number
    from {{ ref('int_pingyang2018__half_months') }} as halves
    inner join feedback
        on
            halves.case_key = feedback.case_key
            and feedback.feedback_on between halves.start_on and halves.end_on
)

select
    'pingyang2018' as regime,
    measure,
    unit_root,
    subject,
    subject_name,
    end_on as happened_on,
    null::date as until_on,
    1::double as quantity,
    submission_id,
    sheet,
    row_number
from facts
