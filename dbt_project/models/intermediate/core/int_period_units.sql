-- The units that take part in each period: under the regime's root, valid at its end.
with members as (
    select
        periods.regime,
        periods.period,
        periods.period_kind,
        periods.start_on,
        periods.end_on,
        periods.year_start_on,
        units.root_code as unit_root,
        units.unit_code,
        units.name as unit_name,
        units.level,
        units.parent_code,
        units.display_order,
        case periods.root_unit
            when units.unit_code then 'root' when units.parent_code then 'unit' else 'part'
        end as role
    from {{ ref('int_periods') }} as periods
    inner join {{ ref('int_unit_ancestors') }} as ancestors
        on periods.root_unit = ancestors.ancestor_root
    inner join {{ ref('stg_org_units') }} as units
        on
            ancestors.unit_root = units.root_code
            and {{ valid_on('units', 'periods.end_on') }}
    qualify row_number() over (
        partition by periods.regime, periods.period, units.root_code order by units.unit_code
    ) = 1
)

select
    members.* exclude (display_order),
    row_number() over (
        partition by members.regime, members.period, members.level
        order by
            parents.display_order nulls last,
            members.display_order nulls last,
            members.unit_code
    ) as unit_order
from members
left join {{ ref('stg_org_units') }} as parents on members.parent_code = parents.unit_code
