{# Tables and views replaced by one statement each. The build database has one writer and no reader, so
   dbt-duckdb's way (make under another name, rename twice, drop) only costs: a third of a run. A failed
   statement leaves the old table as it was. #}
{% materialization table, adapter='duckdb' %}
  {{ return(replaced_in_place('table')) }}
{% endmaterialization %}

{% materialization view, adapter='duckdb' %}
  {{ return(replaced_in_place('view')) }}
{% endmaterialization %}

{% macro replaced_in_place(kind) -%}
  {%- set target = this.incorporate(type=kind) -%}
  {%- set existing = load_cached_relation(this) -%}
  {%- if existing is not none and existing.type != kind -%}
    {%- do drop_relation_if_exists(existing) -%}
  {%- endif -%}
  {%- set is_checked = config.get('contract').enforced -%}
  {% call statement('main') -%}
    {%- if is_checked %}{{ get_assert_columns_equivalent(sql) }}{% endif %}
    create or replace {{ kind }} {{ target }} as (
      {{ get_select_subquery(sql) if is_checked else sql }}
    )
  {%- endcall %}
  {{ adapter.commit() }}
  {{ return({'relations': [target]}) }}
{%- endmacro %}
