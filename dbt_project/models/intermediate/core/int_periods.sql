-- Periods in play: months, quarters and years that a regime's validity reaches into, begun by the
-- horizon: a policy of November has a fourth quarter.
with spans as (
    select
        regimes.regime,
        regimes.root_unit,
        regimes.valid_from,
        least(coalesce(regimes.valid_to, horizon.horizon), horizon.horizon) as last_start,
        horizon.horizon
    from {{ ref('stg_regimes') }} as regimes
    inner join {{ ref('int_horizon') }} as horizon on regimes.regime = horizon.regime
    where coalesce(regimes.root_unit, '') != '' and horizon.horizon is not null
),

months as (
    select
        *,
        unnest(generate_series(
            date_trunc('year', valid_from), last_start::timestamp, interval 1 month
        ))::date as start_on
    from spans
),

named as (
    select
        *,
        'month' as period_kind,
        strftime(start_on, '%Y-%m') as period
    from months
    union all
    select
        *,
        'quarter' as period_kind,
        year(start_on) || '-Q' || quarter(start_on) as period
    from months
    where month(start_on) in (1, 4, 7, 10)
    union all
    select
        *,
        'year' as period_kind,
        year(start_on)::varchar as period
    from months
    where month(start_on) = 1
)

select
    regime,
    root_unit,
    period,
    period_kind,
    start_on,
    {{ period_end('period') }} as end_on,
    date_trunc('year', start_on)::date as year_start_on,
    {{ period_end('period') }} <= horizon as is_complete,
    lag(period) over (partition by regime, period_kind order by start_on) as previous_period
from named
where {{ period_end('period') }} >= valid_from and start_on <= last_start
