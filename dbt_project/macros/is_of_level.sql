{# Is a unit one of the level that a source asks for? A city's own share (市本级) is no county. #}
{% macro is_of_level(unit, level) -%}
({{ level }} = '' or ({{ unit }}.level = {{ level }} and {{ unit }}.kind is distinct from '市本级'))
{%- endmacro %}

{% macro level_name(unit) -%}
case
        when {{ unit }}.kind = '市本级' then '市（州）本级'
        else {{ level_word(unit ~ '.level') }}
    end
{%- endmacro %}

{% macro level_word(level) -%}
case {{ level }}
            when 'province' then '省级'
            when 'city' then '市（州）级'
            when 'county' then '县级'
            else '部门、乡镇'
        end
{%- endmacro %}
