-- Projects of both lists with what their names are compared by.
with listed as (
    select
        'projects' as list,
        reader,
        project_code,
        project_name,
        county_root,
        project_key
    from {{ ref('int_platform__projects') }}
    union all
    select
        'signed_projects' as list,
        reader,
        project_code,
        project_name,
        county_root,
        project_key
    from {{ ref('int_platform__signed_projects') }}
)

select
    listed.*,
    counties.ancestor_root as city_root,
    {{ link_key('listed.project_key') }} as link_key,
    {{ name_marks('listed.project_key') }} as marks,
    {{ character_pairs(link_key('listed.project_key')) }} as pairs
from listed
left join {{ ref('int_unit_ancestors') }} as counties
    on listed.county_root = counties.unit_root and counties.ancestor_level = 'city'
where listed.project_key != ''
