{{ config(materialized='view') }}
-- What each measure of a unit would lose without one submission: a subject only when that
-- submission is its only evidence in the window, a sum always. A superseded file stays out.
with subjects as (
    select
        regime,
        measure,
        period,
        unit_code,
        unit_root,
        subject,
        min(submission_id) as submission_id,
        count(distinct coalesce(submission_id, '')) = 1 as is_only_evidence
    from {{ ref('int_fact_windows') }}
    group by all
),

quantities as (
    select distinct
        regime,
        measure,
        period,
        unit_code,
        submission_id,
        sheet,
        row_number,
        quantity
    from {{ ref('int_fact_windows') }}
)

select
    subjects.regime,
    subjects.measure,
    subjects.period,
    subjects.unit_code,
    subjects.submission_id,
    count(*)::double as lost
from subjects
inner join {{ ref('stg_measures') }} as measures
    on subjects.regime = measures.regime and subjects.measure = measures.measure
where
    subjects.is_only_evidence and subjects.submission_id is not null
    and measures.aggregate = 'count_distinct'
group by all
union all
select
    quantities.regime,
    quantities.measure,
    quantities.period,
    quantities.unit_code,
    quantities.submission_id,
    sum(quantities.quantity) as lost
from quantities
inner join {{ ref('stg_measures') }} as measures
    on quantities.regime = measures.regime and quantities.measure = measures.measure
where measures.aggregate = 'sum' and quantities.submission_id is not null
group by all
