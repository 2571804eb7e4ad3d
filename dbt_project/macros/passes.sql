{# Does a cell's canonical value pass a row filter? A blank passes nothing but `filled: false`. #}
{% macro passes(row_filter, value) -%}
coalesce(
        case {{ row_filter }}.kind
            when 'one_of' then list_contains({{ row_filter }}.allowed, {{ value }})
            when 'filled'
                then (coalesce({{ value }}, '') != '') = ({{ row_filter }}.allowed[1] = 'true')
            when 'at_least'
                then try_cast({{ value }} as double) >= {{ row_filter }}.allowed[1]::double
            when 'at_most'
                then try_cast({{ value }} as double) <= {{ row_filter }}.allowed[1]::double
            else
                last_day({{ day_of(value) }}) - {{ day_of(value) }}
                < {{ row_filter }}.allowed[1]::integer
        end,
        false
    )
{%- endmacro %}

{# The day of a canonical date or date with time. #}
{% macro day_of(value) -%}
try_cast(left({{ value }}, 10) as date)
{%- endmacro %}
