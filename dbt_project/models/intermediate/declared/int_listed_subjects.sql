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
),

struck_off as (
    select distinct
        regime,
        measure as without,
        period,
        unit_root,
        subject
    from windows
)

select listed.* exclude (without, until_on, quantity)
from listed
anti join struck_off using (regime, without, period, unit_root, subject)
qualify row_number() over (
    partition by
        listed.regime, listed.watchlist, listed.measure, listed.period, listed.unit_root,
        listed.subject
    order by listed.happened_on desc, listed.submission_id, listed.sheet, listed.row_number
) = 1
