-- The policies; one is in use when something was received for it, or nothing for any.
with received as (
    select distinct regime
    from {{ ref('int_submissions') }}
    where standing in ('current', 'superseded')
)

select
    regimes.regime,
    regimes.title,
    regimes.short_title,
    regimes.document_number,
    regimes.issuer,
    regimes.receiver,
    regimes.root_unit,
    received.regime is not null or not exists (
        select 1 from received as any_received
        inner join {{ ref('stg_indicators') }} as indicators
            on any_received.regime = indicators.regime
    ) as is_used,
    horizons.horizon
from {{ ref('stg_regimes') }} as regimes
left join received on regimes.regime = received.regime
left join {{ ref('int_horizon') }} as horizons on regimes.regime = horizons.regime
