-- The last day that a policy's figures may speak of: the as-of day, else the end of the newest
-- period that any of its returns names.
select
    regimes.regime,
    {{ as_of_date() }} as as_of,
    coalesce({{ as_of_date() }}, max(submissions.period_end)) as horizon
from {{ ref('stg_regimes') }} as regimes
left join {{ ref('int_submissions') }} as submissions
    on
        regimes.regime = submissions.regime
        and submissions.standing in ('current', 'superseded')
        and submissions.period_kind in ('month', 'quarter', 'half_month')
group by regimes.regime
