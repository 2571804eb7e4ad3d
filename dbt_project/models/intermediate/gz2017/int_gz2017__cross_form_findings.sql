-- Differences between forms (跨表核对), as warnings that name both places.
with findings as (
    select *
    from {{ ref('int_gz2017__findings_is_new') }}
    union all
    select *
    from {{ ref('int_gz2017__findings_summary') }}
    union all
    select *
    from {{ ref('int_gz2017__findings_dropped') }}
    union all
    select *
    from {{ ref('int_gz2017__findings_list') }}
    union all
    select *
    from {{ ref('int_gz2017__findings_missing') }}
    union all
    select *
    from {{ ref('int_gz2017__findings_unlinked') }}
    union all
    select *
    from {{ ref('int_gz2017__findings_centres') }}
    union all
    select *
    from {{ ref('int_gz2017__findings_reviews') }}
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
