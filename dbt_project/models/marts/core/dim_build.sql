-- One row: what these marts were built from.
with submissions as (
    select
        coalesce(bool_or(is_simulated) filter (
            where standing in ('current', 'superseded')
        ), false) as is_simulated,
        count(*) as submissions
    from {{ ref('int_submissions') }}
),

files as (
    select
        max(received_at) as last_received_at,
        count(*) as files
    from {{ ref('int_files') }}
),

horizon as (
    select
        any_value(as_of) as as_of,
        max(horizon) as horizon
    from {{ ref('int_horizon') }}
),

landings as (
    select max(landed_at) as known_until
    from (
        select landed_at from {{ ref('stg_files') }}
        union all
        select landed_at from {{ ref('stg_receipts') }}
        union all
        select landed_at from {{ ref('stg_decision_states') }}
        union all
        select landed_at from {{ ref('stg_definition') }}
    )
)

select
    horizon.as_of,
    horizon.horizon,
    (select definition_version from {{ ref('stg_definition') }}) as definition_version,
    submissions.is_simulated,
    files.last_received_at,
    files.files,
    submissions.submissions,
    landings.known_until
from horizon
cross join submissions
cross join files
cross join landings
