-- Form 3 against the list of signed projects, as findings that name both cells.
{% set elements = {
    'tracking_not_listed': 'project_name', 'tracking_other_county': 'county',
    'tracking_event_differs': 'event', 'tracking_amount_differs': 'amount'
} -%}
with placed as (
    select
        differences.*,
        case differences.rule
            {%- for rule, element in elements.items() %}
            when '{{ rule }}' then '{{ element }}'
            {%- endfor %}
        end as element
    from {{ ref('int_gz2017__differences_list') }} as differences
)

select
    names.path as file,
    placed.sheet,
    coalesce(cells.cell, names.cell) as cell,
    placed.rule,
    'warning' as severity,
    placed.element,
    coalesce(cells.text, '') as value,
    {{ list_message('placed', 'names', 'cells', 'others') }} as message,
    coalesce(others.path, '') as other_file,
    coalesce(others.sheet, '') as other_sheet,
    coalesce(others.cell, '') as other_cell,
    placed.row_number,
    placed.submission_id
from placed
inner join {{ ref('int_labelled_cells') }} as names
    on
        placed.submission_id = names.submission_id
        and placed.sheet = names.sheet
        and placed.row_number = names.row_number
        and names.element = 'project_name'
left join {{ ref('int_labelled_cells') }} as cells
    on
        placed.submission_id = cells.submission_id
        and placed.sheet = cells.sheet
        and placed.row_number = cells.row_number
        and placed.element = cells.element
left join {{ ref('int_labelled_cells') }} as others
    on
        placed.is_in_city
        and placed.list_submission_id = others.submission_id
        and placed.list_sheet = others.sheet
        and placed.list_row_number = others.row_number
        and placed.element = others.element
