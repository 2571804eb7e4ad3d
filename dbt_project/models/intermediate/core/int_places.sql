-- Where a row counts that names a unit: a county counts for itself, a city for its 市本级.
with cities as (
    select
        unit_root,
        ancestor_root as city_root
    from {{ ref('int_unit_ancestors') }}
    where ancestor_level = 'city'
),

own_counties as (
    select
        parent_code as city_code,
        root_code as county_root
    from {{ ref('stg_org_units') }}
    where kind = '市本级'
)

select
    units.unit_code,
    units.level,
    units.root_code as unit_root,
    cities.city_root,
    case
        when units.level = 'city' then own_counties.county_root
        when units.level = 'county' then units.root_code
    end as county_root
from {{ ref('stg_org_units') }} as units
left join cities on units.root_code = cities.unit_root
left join own_counties on cities.city_root = own_counties.city_code
