-- Every correction and waiver, with both values, who decided, and whether it has an effect.
select
    outcomes.kind,
    outcomes.decision_id,
    case when outcomes.problem = '' then 'applied' else 'not_applicable' end as state,
    outcomes.file,
    outcomes.regime,
    outcomes.form,
    outcomes.unit_code,
    units.name as unit_name,
    outcomes.period,
    outcomes.sheet,
    outcomes.cell,
    outcomes.rule,
    outcomes.was,
    outcomes.now,
    outcomes.reason,
    outcomes.approver,
    outcomes.decided_on,
    outcomes.valid_to,
    outcomes.uses,
    outcomes.problem,
    outcomes.place
from {{ ref('int_decision_outcomes') }} as outcomes
left join {{ ref('stg_org_units') }} as units on outcomes.unit_code = units.unit_code
