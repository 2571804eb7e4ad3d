{# A tick or a 是 is set. #}
{% macro is_set(column) -%}
    coalesce({{ column }} in ('是', '1', 'true', '√'), false)
{%- endmacro %}
