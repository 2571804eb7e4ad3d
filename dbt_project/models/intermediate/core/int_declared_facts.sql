-- Facts of measures that are declared over one form: a row counts where it names a unit, else for
-- the unit that sent it, on the last day of the report period. A blank is no value to be counted.
with valued as (
    select
        declared.regime,
        declared.measure,
        declared.submission_id,
        declared.sheet,
        declared.row_number,
        declared.period_end,
        declared.summed_element,
        declared.subject_elements,
        declared.centre_code,
        max(cells.value) filter (where cells.element = declared.place_element) as named_unit,
        max(try_cast(cells.value as double)) filter (
            where cells.element = declared.summed_element
        ) as quantity,
        string_agg(cells.value, '|' order by cells.element) filter (
            where list_contains(declared.subject_elements, cells.element)
        ) as subject
    from {{ ref('int_declared_rows') }} as declared
    left join {{ ref('stg_cells') }} as cells
        on
            declared.submission_id = cells.submission_id
            and declared.sheet = cells.sheet
            and declared.row_number = cells.row_number
    group by all
)

select
    valued.regime,
    valued.measure,
    units.root_code as unit_root,
    coalesce(valued.subject, concat_ws('|', valued.submission_id, valued.sheet, valued.row_number))
        as subject,
    coalesce(valued.subject, units.name) as subject_name,
    valued.period_end as happened_on,
    null::date as until_on,
    coalesce(valued.quantity, 1)::double as quantity,
    valued.submission_id,
    valued.sheet,
    valued.row_number
from valued
inner join {{ ref('stg_org_units') }} as units
    on coalesce(valued.named_unit, valued.centre_code) = units.unit_code
where
    (valued.summed_element = '' or valued.quantity is not null)
    and (len(valued.subject_elements) = 0 or valued.subject is not null)
