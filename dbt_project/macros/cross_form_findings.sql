{# What models of findings between forms say, each with what is known of its return. #}
{% macro cross_form_findings(models) -%}
with findings as (
    {% for model in models -%}
    select *
    from {{ ref(model) }}
    {{ "union all by name" if not loop.last }}
    {% endfor %}
)

select
    findings.*,
    submissions.regime,
    submissions.form,
    submissions.unit_code,
    submissions.period,
    forms.clause,
    true as is_current,
    submissions.file_id
from findings
inner join {{ ref('int_submissions') }} as submissions
    on findings.submission_id = submissions.submission_id
left join {{ ref('stg_forms') }} as forms
    on submissions.regime = forms.regime and submissions.form = forms.form
{%- endmacro %}
