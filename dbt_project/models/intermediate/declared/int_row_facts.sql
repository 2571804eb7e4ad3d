-- Facts read straight from rows. A dated row counts on that day, by the newest statement of its
-- case; any other from the end of its report period, until the case is stated anew. Months or
-- quarters (`per`) count at their end. A blank is no value to be counted.
with cells as (
    select
        asked.* exclude (step, received_at, form_regime, form),
        sources.summed_element,
        sources.subject_elements,
        sources.dated_element,
        sources.per,
        cells.element,
        cells.value
    from {{ ref('int_asked_rows') }} as asked
    inner join {{ ref('stg_declared_sources') }} as sources using (regime, measure, source)
    left join {{ ref('stg_cells') }} as cells using (submission_id, sheet, row_number)
    where sources.step = '' and (asked.is_newest or sources.dated_element = '')
),

valued as (
    select
        cells.* exclude (element, value),
        max(try_cast(cells.value as double)) filter (
            where cells.element = cells.summed_element
        ) as quantity,
        max({{ day_of('cells.value') }}) filter (
            where cells.element = cells.dated_element
        ) as dated_on,
        {{ joined_values('subject_elements', key=true) }} as subject,
        {{ joined_values('subject_elements') }} as subject_name
    from cells
    group by all
)

select
    valued.regime,
    valued.measure,
    valued.unit_root,
    {{ period_of('valued.per', 'valued.dated_on', 'coalesce(valued.subject, valued.case_key)') }}
        as subject,
    coalesce(valued.subject_name, units.name) as subject_name,
    {{ counting_day('valued') }} as happened_on,
    case when valued.dated_element = '' then valued.stated_until end as until_on,
    coalesce(valued.quantity, 1)::double as quantity,
    valued.submission_id,
    valued.sheet,
    valued.row_number
from valued
inner join {{ ref('stg_org_units') }} as units on valued.unit_root = units.unit_code
inner join {{ ref('int_horizon') }} as horizons on valued.regime = horizons.regime
where
    {{ counting_day('valued') }} <= horizons.horizon
    and (valued.summed_element = '' or valued.quantity is not null)
    and (len(valued.subject_elements) = 0 or valued.subject is not null)
