-- Per rule over time: each current row with what it is about (the same in every period) and where.
with parts as (
    select
        records.submission_id,
        records.sheet,
        records.row_number,
        records.regime,
        records.form,
        records.period_end,
        records.centre_code,
        rules.rule,
        rules.excepts_city_itself,
        unnest(rules.subject_elements) as element,
        generate_subscripts(rules.subject_elements, 1) as position
    from {{ ref('int_current_records') }} as records
    inner join {{ ref('stg_over_time_rules') }} as rules
        on records.regime = rules.regime and records.form = rules.form
),

keyed as (
    select
        parts.*,
        cells.cell,
        case
            when elements.type = 'unit' and parts.excepts_city_itself and units.kind = '市本级' then ''
            when elements.type = 'unit' then places.unit_root
            else {{ name_key('cells.value') }}
        end as part_key
    from parts
    inner join {{ ref('stg_elements') }} as elements
        on
            parts.regime = elements.regime
            and parts.form = elements.form
            and parts.element = elements.element
    left join {{ ref('stg_cells') }} as cells
        on
            parts.submission_id = cells.submission_id
            and parts.sheet = cells.sheet
            and parts.row_number = cells.row_number
            and parts.element = cells.element
    left join {{ ref('int_places') }} as places
        on coalesce(cells.value, parts.centre_code) = places.unit_code
    left join {{ ref('stg_org_units') }} as units on places.unit_code = units.unit_code
)

select
    submission_id,
    sheet,
    row_number,
    regime,
    form,
    period_end,
    rule,
    string_agg(part_key, '|' order by position) as subject,
    arg_max(cell, position) as subject_cell
from keyed
group by all
having bool_and(coalesce(part_key, '') != '')
