{# The name key (规范名称): full width to half width, no white space or signs, upper case. #}
{% macro name_key(column) -%}
    upper(
        regexp_replace(
            translate({{ column }}, '{{ full_width_characters() }}', '{{ half_width_characters() }}'),
            '[\s\p{Z}\x0B\x1C-\x1F\x{85}\x{180E}\x{200B}-\x{200F}\x{2060}\x{FEFF}·、，,。“”"''【】\[\]《》—_-]', '', 'g'
        )
    )
{%- endmacro %}

{# Full width forms of the printable ASCII block but the space (white space goes anyway, and Jinja
   would trim it here); the apostrophe is doubled for SQL. #}
{% macro full_width_characters() -%}
！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～
{%- endmacro %}

{% macro half_width_characters() -%}
!"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~
{%- endmacro %}
