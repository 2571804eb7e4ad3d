{# What had been landed by a moment; without the variable, everything. Rebuilding an issued bulletin
   needs it: a return may be landed later with an earlier receipt. #}
{% macro is_known(landed_at) -%}
    ('{{ var("known_until") }}' = '' or {{ landed_at }} <= nullif('{{ var("known_until") }}', '')::timestamp)
{%- endmacro %}

{# The corrections and waivers in force at that moment. #}
{% macro newest_decision_state() -%}
    (select max(states.state) from {{ ref('stg_decision_states') }} as states)
{%- endmacro %}

{# The definitions of that moment, or those asked for by name. #}
{% macro is_wanted_definition() -%}
    case
        when '{{ var("definition_version") }}' = '' then {{ is_known('landed_at') }}
        else definition_version = '{{ var("definition_version") }}'
    end
{%- endmacro %}
