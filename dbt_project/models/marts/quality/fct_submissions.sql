-- The expected grid: one row per unit, form and period that is owed.
with finding_counts as (
    select
        submission_id,
        count(*) as findings
    from {{ ref('stg_findings') }}
    where submission_id != ''
    group by all
)

select
    expected.regime,
    expected.form,
    expected.unit_code,
    units.name as unit_name,
    expected.period,
    expected.due_on,
    expected.state,
    expected.is_complete as complete,
    expected.received_at,
    expected.path as file,
    expected.superseded_files,
    coalesce(finding_counts.findings, 0) as findings,
    forms.title as form_title,
    row_number() over (
        partition by expected.regime, expected.form, expected.period
        order by units.level, units.display_order nulls last, units.unit_code
    ) as unit_order,
    expected.submission_id,
    hollow.reason as hollow_reason,
    expected.days_late
from {{ ref('int_expected_returns') }} as expected
inner join {{ ref('stg_org_units') }} as units on expected.unit_code = units.unit_code
left join {{ ref('stg_forms') }} as forms
    on expected.regime = forms.regime and expected.form = forms.form
left join {{ ref('int_hollow_submissions') }} as hollow
    on expected.submission_id = hollow.submission_id
left join finding_counts on expected.submission_id = finding_counts.submission_id
