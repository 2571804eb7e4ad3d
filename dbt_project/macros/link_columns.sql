{# Of all codes that a name may mean (grouped by reader, list, county_root, project_key): the link, if
   it is one, and the review that it rests on. #}
{% macro link_columns() -%}
reader,
    list,
    county_root,
    project_key,
    count(*) = 1 as is_linked,
    case when count(*) = 1 then any_value(project_code) end as project_code,
    string_agg(project_code, ' | ' order by project_code) as candidate_codes,
    string_agg(project_name, ' | ' order by project_code) as candidate_names,
    any_value(basis) as basis,
    max(submission_id) as review_submission_id,
    max(sheet) as review_sheet,
    max(row_number) as review_row_number
{%- endmacro %}
