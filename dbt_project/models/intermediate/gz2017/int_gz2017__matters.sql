-- Each matter once, over all ledgers: the closing date stated last; a blank never erases a date.
select
    matter_subject,
    county_root,
    project_key,
    filed_on,
    arg_max(
        closed_on, row(period_end, received_at, submission_id, sheet, row_number)
    ) filter (where closed_on is not null) as closed_on
from {{ ref('int_gz2017__ledger_rows') }}
where matter_subject is not null
group by all
