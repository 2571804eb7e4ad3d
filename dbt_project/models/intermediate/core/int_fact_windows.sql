{{ config(materialized='view') }}
-- The facts inside each period's window, at their unit and for every unit that they count for.
select
    facts.regime,
    facts.measure,
    ancestors.period,
    ancestors.level,
    ancestors.unit_code,
    facts.subject,
    facts.subject_name,
    facts.happened_on,
    facts.unit_root,
    facts.submission_id,
    facts.sheet,
    facts.row_number,
    facts.quantity
from {{ ref('int_facts') }} as facts
inner join {{ ref('stg_measures') }} as measures
    on facts.regime = measures.regime and facts.measure = measures.measure
inner join {{ ref('int_periods') }} as periods
    on
        facts.regime = periods.regime
        and {{ in_window('facts', 'measures.basis', 'periods') }}
inner join {{ ref('int_period_ancestors') }} as ancestors
    on
        facts.regime = ancestors.regime
        and periods.period = ancestors.period
        and facts.unit_root = ancestors.unit_root
        and measures.rollup = ancestors.rollup
        and list_contains(measures.levels, ancestors.level)
