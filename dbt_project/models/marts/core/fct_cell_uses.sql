{{ config(materialized='view') }}
-- From a cell to every indicator that its row counts in. Filter by file and cell; personal data is
-- left out.
with uses as (
    select distinct
        cells.path as file,
        cells.sheet,
        cells.cell,
        cells.label,
        cells.text,
        windows.regime,
        windows.measure,
        windows.period,
        windows.unit_code,
        windows.subject_name,
        windows.happened_on
    from {{ ref('int_labelled_cells') }} as cells
    inner join {{ ref('int_fact_windows') }} as windows
        on
            cells.submission_id = windows.submission_id
            and cells.sheet = windows.sheet
            and cells.row_number = windows.row_number
    where not cells.is_personal
)

select
    uses.file,
    uses.sheet,
    uses.cell,
    uses.label,
    uses.text,
    uses.regime,
    indicator_values.indicator,
    indicator_values.name,
    case when uses.measure = indicators.numerator then 'numerator' else 'denominator' end as part,
    uses.measure,
    indicator_values.level,
    uses.unit_code,
    indicator_values.unit_name,
    uses.period,
    indicator_values.value,
    uses.subject_name,
    uses.happened_on,
    indicators.clause
from uses
inner join {{ ref('stg_indicators') }} as indicators
    on
        uses.regime = indicators.regime
        and uses.measure in (indicators.numerator, indicators.denominator)
inner join {{ ref('fct_indicator_values') }} as indicator_values
    on
        uses.regime = indicator_values.regime
        and indicators.indicator = indicator_values.indicator
        and uses.period = indicator_values.period
        and uses.unit_code = indicator_values.unit_code
