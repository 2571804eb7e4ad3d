-- Facts of steps: a duty counts on the day on which its time is up, once that day has come;
-- `met` only when it was done by then.
select
    asked.regime,
    asked.measure,
    steps.unit_root,
    steps.subject,
    coalesce(steps.subject_name, steps.subject) as subject_name,
    steps.due_on as happened_on,
    null::date as until_on,
    1::double as quantity,
    steps.submission_id,
    steps.sheet,
    steps.row_number
from {{ ref('int_asked_rows') }} as asked
inner join {{ ref('stg_declared_sources') }} as sources
    on
        asked.regime = sources.regime
        and asked.measure = sources.measure
        and asked.source = sources.source
inner join {{ ref('int_steps') }} as steps
    on
        sources.regime = steps.regime
        and sources.step = steps.step
        and asked.submission_id = steps.submission_id
        and asked.sheet = steps.sheet
        and asked.row_number = steps.row_number
inner join {{ ref('stg_org_units') }} as units on steps.unit_root = units.unit_code
where
    steps.due_on <= steps.horizon
    and {{ is_of_level('units', 'sources.of_level') }}
    and case sources.outcome
        when 'met' then steps.state = 'in_time'
        else steps.state in ('in_time', 'late', 'overdue')
    end
