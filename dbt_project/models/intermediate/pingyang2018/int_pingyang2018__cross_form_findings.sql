-- Differences between the registers (跨表核对), as warnings that name the cell.
with findings as (
    select *
    from {{ ref('int_pingyang2018__findings_unknown_cases') }}
    union all by name
    select *
    from {{ ref('int_pingyang2018__findings_two_endings') }}
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
