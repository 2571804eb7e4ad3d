{# On which day a declared row counts, and under which period's name with `per`. #}

{% macro counting_day(row) -%}
case
        when {{ row }}.dated_element = '' then {{ row }}.stated_from
        when {{ row }}.per = 'month' then last_day({{ row }}.dated_on)
        when {{ row }}.per = 'quarter'
            then last_day(date_trunc('quarter', {{ row }}.dated_on)::date + to_months(2))
        else {{ row }}.dated_on
    end
{%- endmacro %}

{% macro period_of(per, day, otherwise) -%}
case {{ per }}
        when 'month' then strftime({{ day }}, '%Y-%m')
        when 'quarter' then year({{ day }}) || '-Q' || quarter({{ day }})
        else {{ otherwise }}
    end
{%- endmacro %}
