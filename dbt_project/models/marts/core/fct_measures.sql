select
    measure_values.regime,
    measure_values.measure,
    measures.name,
    units.level,
    units.unit_code,
    units.unit_name,
    measure_values.period,
    measure_values.value,
    measures.unit,
    units.period_kind,
    units.parent_code,
    units.unit_order,
    measures.display_order as measure_order
from {{ ref('int_measure_values') }} as measure_values
inner join {{ ref('stg_measures') }} as measures
    on
        measure_values.regime = measures.regime
        and measure_values.measure = measures.measure
inner join {{ ref('int_period_units') }} as units
    on
        measure_values.regime = units.regime
        and measure_values.period = units.period
        and measure_values.unit_root = units.unit_root
