-- Matters of a unit's previous ledger of the year that a cumulative ledger lacks (上期已报、本期未见).
-- A ledger is cumulative when it repeats at least half of the previous one's matters.
with stated as (
    select
        ledger.submission_id,
        ledger.matter_subject,
        ledger.period_end,
        submissions.unit_code as submitter,
        any_value(ledger.project_key) as project_key,
        any_value(ledger.matter_name_key) as matter_name_key,
        any_value(ledger.project_name || '：' || ledger.matter) as matter,
        arg_min(ledger.sheet, ledger.row_number) as sheet,
        min(ledger.row_number) as row_number
    from {{ ref('int_gz2017__ledger_rows') }} as ledger
    inner join {{ ref('int_submissions') }} as submissions
        on ledger.submission_id = submissions.submission_id
    where ledger.matter_subject is not null
    group by all
),

ledgers as (
    select distinct
        submission_id,
        submitter,
        period_end
    from stated
),

returns as (
    select
        submission_id,
        lag(submission_id) over (
            partition by submitter, year(period_end) order by period_end
        ) as previous_id
    from ledgers
),

compared as (
    select
        returns.submission_id as later_id,
        earlier.*,
        repeated.matter_subject is not null as is_repeated
    from returns
    inner join stated as earlier on returns.previous_id = earlier.submission_id
    left join stated as repeated
        on
            returns.submission_id = repeated.submission_id
            and earlier.matter_subject = repeated.matter_subject
),

cumulative as (
    select later_id
    from compared
    group by later_id
    having count(*) filter (where is_repeated) * 2 >= count(*)
),

-- A row that is there but held out, or has another filing date, is not dropped.
shown as (
    select distinct
        submission_id,
        {{ name_key('project_name') }} as project_key,
        {{ name_key('matter') }} as matter_name_key
    from {{ ref('stg_gz2017__ledger') }}
)

select
    compared.later_id as submission_id,
    compared.matter,
    compared.submission_id as other_submission_id,
    compared.sheet as other_sheet,
    compared.row_number as other_row_number
from compared
semi join cumulative on compared.later_id = cumulative.later_id
anti join shown
    on
        compared.later_id = shown.submission_id
        and compared.project_key = shown.project_key
        and compared.matter_name_key = shown.matter_name_key
where not compared.is_repeated
