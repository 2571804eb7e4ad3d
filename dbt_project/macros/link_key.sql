{# What is compared when two names may mean one project, all from the name key. #}

{# Brackets go, and every form of 有限公司, 股份有限公司, 集团 … becomes 公司. #}
{% macro link_key(name_key) -%}
    regexp_replace(
        regexp_replace({{ name_key }}, '[(){}<>〈〉〔〕]', '', 'g'),
        '((股份)?(有限)?(责任)?公司|集团)+', '公司', 'g'
    )
{%- endmacro %}

{# Numerals, and what stands before 期, 号, 片区, 标段: names that differ here are never similar. #}
{% macro name_marks(name_key) -%}
    regexp_extract_all(
        translate({{ name_key }}, '一二三四五六七八九〇零ⅠⅡⅢⅣⅤ第', '1234567890012345'),
        '[0-9十百千]+(期|号|片区|标段)?|[A-Z]+(区|期|号|座|栋|线|段)|[^0-9]{0,2}(片区|标段)|[^0-9](期|号)'
    )
{%- endmacro %}

{# The pairs of neighbouring characters of a text. #}
{% macro character_pairs(text) -%}
    list_distinct(list_transform(
        range(1, greatest(length({{ text }}), 2)),
        lambda place: substr({{ text }}, place::integer, 2)
    ))
{%- endmacro %}

{# Share of pairs that two lists of pairs have in common (Dice), 0 to 1. #}
{% macro similarity(left, right) -%}
    2.0 * len(list_intersect({{ left }}, {{ right }}))
    / nullif(len({{ left }}) + len({{ right }}), 0)
{%- endmacro %}
