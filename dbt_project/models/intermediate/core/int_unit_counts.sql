-- Each measure counted at the unit where its facts stand, in each period's window: a subject once.
with subjects as (
    select distinct
        facts.regime,
        facts.measure,
        measures.basis,
        measures.aggregate,
        facts.unit_root,
        facts.subject,
        facts.happened_on,
        facts.until_on,
        case when measures.aggregate = 'sum' then facts.submission_id end as submission_id,
        case when measures.aggregate = 'sum' then facts.sheet end as sheet,
        case when measures.aggregate = 'sum' then facts.row_number end as row_number,
        case when measures.aggregate = 'sum' then facts.quantity end as quantity
    from {{ ref('int_facts') }} as facts
    inner join {{ ref('stg_measures') }} as measures
        on facts.regime = measures.regime and facts.measure = measures.measure
)

select
    subjects.regime,
    subjects.measure,
    periods.period,
    subjects.unit_root,
    case
        when any_value(subjects.aggregate) = 'sum' then sum(subjects.quantity)
        else count(distinct subjects.subject)
    end::double as value
from subjects
inner join {{ ref('int_periods') }} as periods
    on
        subjects.regime = periods.regime
        and {{ in_window('subjects', 'subjects.basis', 'periods') }}
group by all
