-- Month by month, by the day on which the returns were due: what each unit owed and sent, and for
-- how many months in a row it has left something out. A month without duties breaks no row.
with numbered as (
    select
        *,
        row_number() over months
        - row_number() over (partition by regime, unit_root, missing > 0 order by month_on)
            as spell
    from {{ ref('int_reporting_months') }}
    window months as (partition by regime, unit_root order by month_on)
)

select
    numbered.regime,
    numbered.unit_code,
    units.name as unit_name,
    strftime(numbered.month_on, '%Y-%m') as month,
    numbered.due,
    numbered.on_time,
    numbered.late,
    numbered.missing,
    numbered.hollow,
    case
        when numbered.missing > 0
            then row_number() over (
                partition by
                    numbered.regime, numbered.unit_root, numbered.missing > 0, numbered.spell
                order by numbered.month_on
            )
        else 0
    end as missing_in_a_row,
    row_number() over (
        partition by numbered.regime, numbered.month_on
        order by units.level, units.display_order nulls last, units.unit_code
    ) as unit_order
from numbered
inner join {{ ref('stg_org_units') }} as units on numbered.unit_code = units.unit_code
