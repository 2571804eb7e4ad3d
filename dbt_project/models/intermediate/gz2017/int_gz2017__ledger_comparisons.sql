-- Each matter of a unit's previous ledger of the year, and whether the next ledger repeats it.
with stated as (
    select
        ledger.submission_id,
        ledger.matter_subject,
        ledger.period_end,
        submissions.unit_code as submitter,
        any_value(ledger.project_key) as project_key,
        any_value(ledger.matter_name_key) as matter_name_key,
        arg_min(ledger.project_name || '：' || ledger.matter, row(ledger.sheet, ledger.row_number))
            as matter,
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

successions as (
    select
        submission_id as next_submission_id,
        lag(submission_id) over (
            partition by submitter, year(period_end) order by period_end
        ) as submission_id
    from ledgers
)

select
    successions.next_submission_id,
    earlier.submission_id,
    earlier.matter,
    earlier.project_key,
    earlier.matter_name_key,
    earlier.sheet,
    earlier.row_number,
    repeated.matter_subject is not null as is_repeated
from successions
inner join stated as earlier on successions.submission_id = earlier.submission_id
left join stated as repeated
    on
        successions.next_submission_id = repeated.submission_id
        and earlier.matter_subject = repeated.matter_subject
