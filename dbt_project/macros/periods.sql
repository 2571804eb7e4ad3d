{# First and last day of a period text: 2017-04, 2017-Q2, 2017, 2019-04-A. NULL for anything else. #}
{% macro period_start(period) -%}
    case
        when regexp_full_match({{ period }}, '\d{4}-\d{2}')
            then try_cast({{ period }} || '-01' as date)
        when regexp_full_match({{ period }}, '\d{4}-Q[1-4]')
            then make_date({{ period }}[1:4]::int, {{ period }}[7:7]::int * 3 - 2, 1)
        when regexp_full_match({{ period }}, '\d{4}')
            then make_date({{ period }}::int, 1, 1)
        when regexp_full_match({{ period }}, '\d{4}-\d{2}-[AB]')
            then try_cast({{ period }}[1:8] || if({{ period }}[9:9] = 'A', '01', '16') as date)
    end
{%- endmacro %}

{% macro period_end(period) -%}
    case
        when regexp_full_match({{ period }}, '\d{4}-\d{2}')
            then last_day(try_cast({{ period }} || '-01' as date))
        when regexp_full_match({{ period }}, '\d{4}-Q[1-4]')
            then last_day(make_date({{ period }}[1:4]::int, {{ period }}[7:7]::int * 3, 1))
        when regexp_full_match({{ period }}, '\d{4}')
            then make_date({{ period }}::int, 12, 31)
        when regexp_full_match({{ period }}, '\d{4}-\d{2}-A')
            then try_cast({{ period }}[1:8] || '15' as date)
        when regexp_full_match({{ period }}, '\d{4}-\d{2}-B')
            then last_day(try_cast({{ period }}[1:8] || '01' as date))
    end
{%- endmacro %}

{# Is a definition or unit valid on a day? An open end means no limit. #}
{% macro valid_on(alias, day) -%}
    coalesce({{ alias }}.valid_from <= {{ day }}, true)
    and coalesce({{ alias }}.valid_to >= {{ day }}, true)
{%- endmacro %}
