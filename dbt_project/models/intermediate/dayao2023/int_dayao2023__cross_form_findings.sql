-- Differences between the registers (跨表核对), as warnings that name the cell.
with findings as (
    {% for kind in ['unknown_cases', 'two_endings', 'open_tasks'] -%}
    select *
    from {{ ref('int_dayao2023__findings_' ~ kind) }}
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
