-- Per rule over time: what each return states of a subject, once; a blank only where blank counts.
with stated as (
    select
        subjects.*,
        rules.kind,
        {{ link_key(name_key('apart.value')) }} as told_apart,
        coalesce(cells.element, rules.elements[1]) as element,
        cells.cell,
        cells.value,
        case when elements.type = 'tick' then elements.label else cells.text end as shown,
        case
            when rules.kind = 'never_falls' then try_cast(cells.value as double)
            when elements.type = 'tick' then list_position(rules.elements, cells.element)
            when rules.kind = 'never_goes_back'
                then list_position(rules.ordered_values, cells.value)
        end as position
    from {{ ref('int_over_time_subjects') }} as subjects
    inner join {{ ref('stg_over_time_rules') }} as rules
        on
            subjects.regime = rules.regime
            and subjects.form = rules.form
            and subjects.rule = rules.rule
    left join {{ ref('int_labelled_cells') }} as cells
        on
            subjects.submission_id = cells.submission_id
            and subjects.sheet = cells.sheet
            and subjects.row_number = cells.row_number
            and list_contains(rules.elements, cells.element)
            and cells.value is not null
    left join {{ ref('stg_cells') }} as apart
        on
            subjects.submission_id = apart.submission_id
            and subjects.sheet = apart.sheet
            and subjects.row_number = apart.row_number
            and rules.told_apart_by = apart.element
    left join {{ ref('stg_elements') }} as elements
        on
            subjects.regime = elements.regime
            and subjects.form = elements.form
            and cells.element = elements.element
    where elements.type is distinct from 'tick' or {{ is_set('cells.value') }}
)

select *
from stated
where position is not null or kind = 'never_changes'
qualify row_number() over (
    partition by submission_id, rule, subject
    order by value is null asc, position desc, sheet asc, row_number asc
) = 1
