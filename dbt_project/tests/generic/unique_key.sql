{# No two rows share the values of these columns; `where` as in other tests' config. #}
{% test unique_key(model, columns) %}
select
    {{ columns | join(', ') }},
    count(*) as copies
from {{ model }}
group by all
having count(*) > 1
{% endtest %}
