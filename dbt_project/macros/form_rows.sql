{# One row per record of a form, one typed column per element: the cells turned upright.
   `columns` is a list of (element, type); what does not fit its type becomes NULL, since
   intake has already reported it as a finding on its cell. #}
{% macro form_rows(regime, form, columns) -%}
with submissions as (
    select submission_id
    from {{ ref('stg_submissions') }}
    where regime = '{{ regime }}' and form = '{{ form }}'
),

records as (
    select records.*
    from {{ ref('stg_records') }} as records
    semi join submissions on records.submission_id = submissions.submission_id
),

cells as (
    select cells.*
    from {{ ref('stg_cells') }} as cells
    semi join submissions on cells.submission_id = submissions.submission_id
)

select
    records.submission_id,
    records.sheet,
    records.row_number
    {%- for element, type in columns %},
    try_cast(max(cells.value) filter (where cells.element = '{{ element }}') as {{ type }})
        as {{ element }}
    {%- endfor %}
from records
left join cells
    on records.submission_id = cells.submission_id
    and records.sheet = cells.sheet
    and records.row_number = cells.row_number
group by all
{%- endmacro %}
