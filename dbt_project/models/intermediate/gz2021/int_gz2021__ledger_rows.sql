-- Usable rows of current ledgers with the level that keeps the ledger and the time in which it is
-- in force: from the end of its quarter until the same sender's next ledger (A45).
with ledger_returns as (
    select
        submissions.submission_id,
        submissions.period_end as in_force_from,
        lead(submissions.period_end) over (
            partition by senders.unit_root order by submissions.period_end
        ) - 1 as in_force_until
    from {{ ref('int_submissions') }} as submissions
    inner join {{ ref('int_places') }} as senders on submissions.unit_code = senders.unit_code
    where
        submissions.regime = 'gz2021'
        and submissions.form = 'landing_ledger'
        and submissions.standing = 'current'
)

select
    ledger.project_code,
    ledger.amount,
    ledger.difficulty,
    keepers.level as keeper_level,
    keepers.city_root as keeper_city_root,
    keepers.county_root as keeper_county_root,
    ledger_returns.in_force_from,
    ledger_returns.in_force_until,
    ledger.submission_id,
    ledger.sheet,
    ledger.row_number
from {{ ref('stg_gz2021__landing_ledger') }} as ledger
inner join {{ ref('int_current_records') }} as records
    on
        ledger.submission_id = records.submission_id
        and ledger.sheet = records.sheet
        and ledger.row_number = records.row_number
inner join ledger_returns on ledger.submission_id = ledger_returns.submission_id
inner join {{ ref('int_places') }} as keepers on records.centre_code = keepers.unit_code
where ledger.project_code is not null
