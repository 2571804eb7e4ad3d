-- Matters of a unit's previous ledger of the year that a cumulative ledger lacks (上期已报、本期未见).
-- A ledger is cumulative when it repeats at least the set share of the previous one's matters.
with shares as (
    select
        next_submission_id,
        avg(is_repeated::integer) as repeated_share
    from {{ ref('int_gz2017__ledger_comparisons') }}
    group by next_submission_id
),

cumulative as (
    select shares.next_submission_id
    from shares
    cross join {{ ref('int_gz2017__settings') }} as settings
    where shares.repeated_share >= settings.cumulative_ledger_share
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
    compared.next_submission_id as submission_id,
    compared.matter,
    compared.submission_id as other_submission_id,
    compared.sheet as other_sheet,
    compared.row_number as other_row_number
from {{ ref('int_gz2017__ledger_comparisons') }} as compared
semi join cumulative on compared.next_submission_id = cumulative.next_submission_id
anti join shown
    on
        compared.next_submission_id = shown.submission_id
        and compared.project_key = shown.project_key
        and compared.matter_name_key = shown.matter_name_key
where not compared.is_repeated
