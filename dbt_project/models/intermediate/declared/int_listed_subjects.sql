-- The subjects of each watch list in each period, each by its newest row.
with windows as (
    select
        facts.*,
        periods.period
    from {{ ref('int_facts') }} as facts
    inner join {{ ref('stg_measures') }} as measures
        on facts.regime = measures.regime and facts.measure = measures.measure
    inner join {{ ref('int_periods') }} as periods
        on
            facts.regime = periods.regime
            and {{ in_window('facts', 'measures.basis', 'periods') }}
),

lists as (
    select
        regime,
        watchlist,
        without,
        unnest(measures) as measure
    from {{ ref('stg_watchlists') }}
),

listed as (
    select
        lists.watchlist,
        lists.without,
        windows.*
    from lists
    inner join windows on lists.regime = windows.regime and lists.measure = windows.measure
)

select listed.* exclude (without, until_on, quantity)
from listed
anti join windows as struck_off
    on
        listed.regime = struck_off.regime
        and listed.without = struck_off.measure
        and listed.period = struck_off.period
        and listed.unit_root = struck_off.unit_root
        and listed.subject = struck_off.subject
qualify row_number() over (
    partition by
        listed.regime, listed.watchlist, listed.measure, listed.period, listed.unit_root,
        listed.subject
    order by
        listed.happened_on desc, listed.submission_id asc, listed.sheet asc, listed.row_number asc
) = 1
