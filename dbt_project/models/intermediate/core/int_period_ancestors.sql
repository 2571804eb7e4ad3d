-- For which units a fact of a unit counts in a period: by statistics for every unit above it, by
-- reporting only for itself and for the root.
select
    ancestors.unit_root,
    ancestors.ancestor_root,
    units.regime,
    units.period,
    units.unit_code,
    units.level,
    unnest(case
        when ancestors.ancestor_root in (ancestors.unit_root, regimes.root_unit)
            then ['statistics', 'reporting']
        else ['statistics']
    end) as rollup
from {{ ref('int_unit_ancestors') }} as ancestors
inner join {{ ref('int_period_units') }} as units
    on ancestors.ancestor_root = units.unit_root
inner join {{ ref('stg_regimes') }} as regimes
    on units.regime = regimes.regime
