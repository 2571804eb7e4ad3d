{# Does a dated fact stand in a period's window? `ytd`: since 1 January, `period`: within it,
   `cum`: since ever; and it must still stand on the period's last day. #}
{% macro in_window(fact, basis, period) -%}
    {{ fact }}.happened_on <= {{ period }}.end_on
        and coalesce({{ fact }}.until_on >= {{ period }}.end_on, true)
        and case {{ basis }}
            when 'ytd' then {{ fact }}.happened_on >= {{ period }}.year_start_on
            when 'period' then {{ fact }}.happened_on >= {{ period }}.start_on
            else true
        end
{%- endmacro %}
