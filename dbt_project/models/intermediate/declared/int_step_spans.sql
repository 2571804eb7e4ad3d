-- What the newest statement of each case says of each step: when it began, ended, was stopped.
with cells as (
    select
        asked.regime,
        asked.step,
        asked.submission_id,
        asked.sheet,
        asked.row_number,
        asked.unit_root,
        cells.element,
        nullif(cells.value, '') as value,
        steps.* exclude (regime, step)
    from {{ ref('int_asked_rows') }} as asked
    inner join {{ ref('stg_steps') }} as steps
        on asked.regime = steps.regime and asked.step = steps.step
    left join {{ ref('stg_cells') }} as cells
        on
            asked.submission_id = cells.submission_id
            and asked.sheet = cells.sheet
            and asked.row_number = cells.row_number
    where asked.is_newest
)

select
    cells.regime,
    cells.step,
    cells.submission_id,
    cells.sheet,
    cells.row_number,
    cells.unit_root,
    {{ joined_values('case_elements', key=true) }} as case_key,
    {{ joined_values('case_elements') }} as case_name,
    max(cells.value) filter (where cells.element = 'project_name') as project_name,
    {{ joined_values('subject_elements', key=true) }} as subject,
    {{ joined_values('subject_elements') }} as subject_name,
    {{ first_value_of('start_elements') }} as started,
    {{ first_value_of('end_elements') }} as ended,
    {{ first_value_of('stop_elements') }} as stopped,
    max(cells.value) filter (where cells.element = cells.limit_element) as stated_limit,
    max(coalesce(units.name, cells.value)) filter (
        where cells.element = cells.responsible_element
    ) as responsible
from cells
left join {{ ref('stg_org_units') }} as units on cells.value = units.unit_code
group by
    cells.regime, cells.step, cells.submission_id, cells.sheet, cells.row_number, cells.unit_root
