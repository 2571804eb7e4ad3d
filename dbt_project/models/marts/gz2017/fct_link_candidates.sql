-- One row per name that leads to no project and project that it may mean: what a person reviews.
select
    candidates.form,
    forms.title as form_title,
    candidates.list,
    lists.title as list_title,
    cities.name as city_name,
    counties.name as county_name,
    counties.kind as county_kind,
    stated.stated_name,
    candidates.project_code,
    candidates.project_name,
    candidates.score,
    candidates.reason
from {{ ref('int_gz2017__link_candidates') }} as candidates
inner join {{ ref('int_gz2017__stated_names') }} as stated
    on
        candidates.form = stated.form
        and candidates.list = stated.list
        and candidates.county_root = stated.county_root
        and candidates.project_key = stated.project_key
inner join {{ ref('stg_forms') }} as forms
    on forms.regime = 'gz2017' and candidates.form = forms.form
inner join {{ ref('stg_forms') }} as lists
    on lists.regime = 'platform' and candidates.list = lists.form
inner join {{ ref('stg_org_units') }} as counties on candidates.county_root = counties.unit_code
inner join {{ ref('stg_org_units') }} as cities on stated.city_root = cities.unit_code
