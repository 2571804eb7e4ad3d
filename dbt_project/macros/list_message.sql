{# What the office is told of a form-3 row that differs from the list of signed projects. #}
{% macro list_message(difference, names, cells, others) -%}
case {{ difference }}.rule
        when 'tracking_not_listed'
            then
                '“' || {{ names }}.text || '”不在签约项目总表上本县的名单里。请核对项目名称和所在地，写成总表上的全称；'
                || '确属省级重大活动签约的，请报省代办服务中心补入总表。对上以前不计入实地服务比例。'
        when 'tracking_other_county'
            then
                '“' || {{ names }}.text || '”的所在地填“' || coalesce({{ cells }}.text, '空白')
                || '”，签约项目总表上' || case
                    when {{ difference }}.is_in_city
                        then '是“' || coalesce({{ others }}.text, '市本级') || '”（总表 '
                        || coalesce({{ others }}.cell, '') || '）'
                    else '只有别的市（州）有同名项目'
                end || '。请核对后更正本表，或报省代办服务中心更正总表。'
        when 'tracking_event_differs'
            then
                '“' || {{ names }}.text || '”的活动名称填“' || {{ cells }}.text || '”，签约项目总表上是“'
                || {{ others }}.text || '”（总表 ' || {{ others }}.cell || '）。请核对后更正。本行照常计入。'
        else
            '“' || {{ names }}.text || '”的合同投资额填“' || {{ cells }}.text || '”（'
            || format('{:g}', {{ difference }}.amount) || '万元），签约项目总表上是 '
            || format('{:g}', {{ difference }}.listed_amount) || '万元（总表 ' || {{ others }}.cell
            || '）。请核对单位和数字后更正。本行照常计入。'
    end
{%- endmacro %}
