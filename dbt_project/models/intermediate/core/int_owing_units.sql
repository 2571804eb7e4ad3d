-- Who owes each return: the units right under the root, and units whose reporting line leads
-- straight to the root on the due day; a unit whose line leads elsewhere on that day owes nothing
-- to the root. A form that the root keeps itself is owed by the root.
with duties as (
    select
        due.*,
        regimes.root_unit,
        coalesce(forms.submitted_by, 'unit') as submitted_by
    from {{ ref('stg_due_dates') }} as due
    left join {{ ref('stg_forms') }} as forms on due.regime = forms.regime and due.form = forms.form
    inner join {{ ref('stg_regimes') }} as regimes on due.regime = regimes.regime
),

candidates as (
    select
        duties.*,
        units.unit_code,
        units.root_code as unit_root,
        coalesce(lines.reports_to, units.parent_code) as reports_to
    from duties
    inner join {{ ref('stg_org_units') }} as units
        on {{ valid_on('units', 'duties.due_on') }}
    left join {{ ref('stg_reporting_lines') }} as lines
        on
            units.unit_code = lines.unit_code
            and lines.regime in (duties.regime, '')
            and {{ valid_on('lines', 'duties.due_on') }}
    where units.kind is distinct from '市本级'
)

select
    regime,
    form,
    period,
    period_kind,
    due_on,
    clause,
    unit_code,
    unit_root
from candidates
where case submitted_by when 'province' then unit_code else reports_to end = root_unit
