{# The rows of one ref table that belong to the newest landed definitions. #}
{% macro newest_definitions(table, columns) -%}
select
    {% for column in columns %}{{ column }}{{ "," if not loop.last }}
    {% endfor %}
from {{ source('ref', table) }}
where definition_version = (select definition_version from {{ ref('stg_definition') }})
{%- endmacro %}
