-- Which of those rows each source of a measure and each step reads: those that pass all its
-- filters.
with askers as (
    select
        sources.regime,
        sources.measure,
        sources.source,
        '' as step,
        coalesce(steps.form_regime, sources.form_regime) as form_regime,
        coalesce(steps.form, sources.form) as form
    from {{ ref('stg_declared_sources') }} as sources
    left join {{ ref('stg_steps') }} as steps
        on sources.regime = steps.regime and sources.step = steps.step
    where sources.every = ''
    union all
    select
        regime,
        '' as measure,
        0 as source,
        step,
        form_regime,
        form
    from {{ ref('stg_steps') }}
),

asked as (
    select
        askers.measure,
        askers.source,
        askers.step,
        statements.*
    from askers
    inner join {{ ref('int_case_statements') }} as statements
        on
            askers.regime = statements.regime
            and askers.form_regime = statements.form_regime
            and askers.form = statements.form
)

select asked.*
from asked
left join {{ ref('stg_row_filters') }} as filters
    on
        asked.regime = filters.regime
        and asked.measure = filters.measure
        and asked.source = filters.source
        and asked.step = filters.step
left join {{ ref('stg_cells') }} as cells
    on
        asked.submission_id = cells.submission_id
        and asked.sheet = cells.sheet
        and asked.row_number = cells.row_number
        and filters.element = cells.element
group by all
having bool_and(filters.kind is null or {{ passes('filters', 'cells.value') }})
