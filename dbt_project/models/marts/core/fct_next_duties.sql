-- Returns that fall due after the horizon, the next months only: what to send next, and how soon.
select
    owing.regime,
    owing.form,
    forms.title as form_title,
    owing.unit_code,
    units.name as unit_name,
    owing.period,
    owing.due_on,
    date_diff('day', horizon.horizon, owing.due_on) as days_left
from {{ ref('int_owing_units') }} as owing
inner join {{ ref('int_horizon') }} as horizon on owing.regime = horizon.regime
inner join {{ ref('stg_org_units') }} as units on owing.unit_code = units.unit_code
left join {{ ref('stg_forms') }} as forms
    on owing.regime = forms.regime and owing.form = forms.form
where
    owing.due_on > horizon.horizon
    and owing.due_on <= horizon.horizon + interval 100 day
