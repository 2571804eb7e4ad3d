-- Which units stand above which, by root code (the last successor), each unit itself included.
with recursive roots as (
    select
        units.unit_code,
        units.level,
        units.kind,
        coalesce(parents.root_code, '') as parent_root
    from {{ ref('stg_org_units') }} as units
    left join {{ ref('stg_org_units') }} as parents on units.parent_code = parents.unit_code
    where units.unit_code = units.root_code
),

chains as (
    select
        unit_code as unit_root,
        unit_code as ancestor_root,
        level as ancestor_level,
        parent_root as next_root
    from roots
    union all
    select
        chains.unit_root,
        roots.unit_code as ancestor_root,
        roots.level as ancestor_level,
        roots.parent_root as next_root
    from chains
    inner join roots on chains.next_root = roots.unit_code
)

select
    unit_root,
    ancestor_root,
    ancestor_level
from chains
