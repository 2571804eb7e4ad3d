{# The as-of day as a date; NULL when everything known counts. #}
{% macro as_of_date() -%}
    nullif('{{ var("as_of") }}', '')::date
{%- endmacro %}
