-- What a measure reads from each row that it asks for: the amount, the day, the subject. A dated
-- measure reads the newest statement of a case, any other every statement.
with cells as (
    select
        asked.*,
        sources.summed_element,
        sources.subject_elements,
        sources.dated_element,
        sources.per,
        sources.of_level,
        cells.element,
        cells.value
    from {{ ref('int_asked_rows') }} as asked
    inner join {{ ref('stg_declared_sources') }} as sources
        on
            asked.regime = sources.regime
            and asked.measure = sources.measure
            and asked.source = sources.source
    left join {{ ref('stg_cells') }} as cells
        on
            asked.submission_id = cells.submission_id
            and asked.sheet = cells.sheet
            and asked.row_number = cells.row_number
    where sources.step = '' and (asked.is_newest or sources.dated_element = '')
)

select
    cells.regime,
    cells.measure,
    cells.source,
    cells.submission_id,
    cells.sheet,
    cells.row_number,
    cells.unit_root,
    cells.case_key,
    cells.stated_from,
    cells.stated_until,
    cells.summed_element,
    cells.subject_elements,
    cells.dated_element,
    cells.per,
    cells.of_level,
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
