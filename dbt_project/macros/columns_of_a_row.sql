{# Several columns of one row, from rows of `cells` (element, value) grouped by that row. #}

{# Their values in the order of the columns' names, written one way with `key`. #}
{% macro joined_values(elements, key=false) -%}
    string_agg(
        {%- if key %} {{ name_key('cells.value') }}{% else %} cells.value{% endif %}, '|'
        order by cells.element
    ) filter (where list_contains(cells.{{ elements }}, cells.element))
{%- endmacro %}

{# The value of the first of them that is filled. #}
{% macro first_value_of(elements) -%}
    arg_min(cells.value, list_position(cells.{{ elements }}, cells.element)) filter (
        where list_contains(cells.{{ elements }}, cells.element) and cells.value is not null
    )
{%- endmacro %}
