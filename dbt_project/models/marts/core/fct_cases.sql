-- One row a case (办件): how its steps stand at the horizon, which is next and who owes it: of those
-- begun and not ended the first that is due; those without a deadline follow in the policy's order.
-- A case that only its tasks speak of, and not the register of cases, is never done.
with next_steps as (
    select *
    from {{ ref('fct_steps') }}
    where state in ('open', 'overdue') or (state = 'unknown' and ended_at is null)
    qualify row_number() over (
        partition by regime, case_key order by due_at nulls last, step_order, subject
    ) = 1
),

counted as (
    select
        regime,
        case_key,
        arg_min(case_name, row(step_order, subject, step)) as case_name,
        arg_min(project_name, row(step_order, subject, step)) as project_name,
        arg_min(unit_code, row(step_order, subject, step)) as unit_code,
        arg_min(unit_name, row(step_order, subject, step)) as unit_name,
        min(started_at) as started_at,
        max(ended_at) as ended_at,
        count(*) filter (state = 'overdue') as overdue,
        count(*) filter (state = 'late') as late,
        count(*) filter (state = 'open') as open,
        count(*) filter (state = 'stopped') as stopped,
        list_sort(list(distinct responsible) filter (responsible != '')) as responsible
    from {{ ref('fct_steps') }}
    group by all
),

unregistered as (
    select
        steps.regime,
        steps.case_key
    from {{ ref('fct_steps') }} as steps
    inner join {{ ref('stg_steps') }} as definitions
        on steps.regime = definitions.regime and steps.step = definitions.step
    inner join {{ ref('stg_steps') }} as registers
        on
            definitions.regime = registers.regime
            and definitions.case_elements = registers.case_elements
            and registers.case_elements = registers.subject_elements
    group by all
    having not bool_or(definitions.form = registers.form)
)

select
    counted.*,
    next_steps.step_name as next_step,
    next_steps.subject_name as next_subject,
    next_steps.responsible as next_by,
    next_steps.due_at as next_due,
    next_steps.step_name is null and unregistered.case_key is null as is_done
from counted
left join next_steps
    on counted.regime = next_steps.regime and counted.case_key = next_steps.case_key
left join unregistered
    on counted.regime = unregistered.regime and counted.case_key = unregistered.case_key
