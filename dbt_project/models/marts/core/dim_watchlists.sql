-- The watch lists (清单) of each policy: what stands on them and what is to be done.
select
    regime,
    watchlist,
    name,
    measures,
    without,
    says,
    clause,
    display_order
from {{ ref('stg_watchlists') }}
