-- Usable rows of current returns that a declared measure reads, and that pass all its filters.
with read_rows as (
    select
        sources.*,
        records.submission_id,
        records.sheet,
        records.row_number,
        records.period_end,
        records.centre_code
    from {{ ref('int_current_records') }} as records
    inner join {{ ref('stg_measure_sources') }} as sources
        on records.regime = sources.regime and records.form = sources.form
),

filtered_out as (
    select distinct
        read_rows.measure,
        read_rows.regime,
        read_rows.submission_id,
        read_rows.sheet,
        read_rows.row_number
    from read_rows
    inner join {{ ref('stg_measure_filters') }} as filters
        on read_rows.regime = filters.regime and read_rows.measure = filters.measure
    left join {{ ref('stg_cells') }} as cells
        on
            read_rows.submission_id = cells.submission_id
            and read_rows.sheet = cells.sheet
            and read_rows.row_number = cells.row_number
            and filters.element = cells.element
    where
        not coalesce(
            case filters.kind
                when 'one_of' then list_contains(filters.allowed, cells.value)
                when 'filled' then (coalesce(cells.value, '') != '') = (filters.allowed[1] = 'true')
                when 'at_least'
                    then try_cast(cells.value as double) >= filters.allowed[1]::double
                else try_cast(cells.value as double) <= filters.allowed[1]::double
            end,
            false
        )
)

select read_rows.*
from read_rows
anti join filtered_out
    on
        read_rows.regime = filtered_out.regime
        and read_rows.measure = filtered_out.measure
        and read_rows.submission_id = filtered_out.submission_id
        and read_rows.sheet = filtered_out.sheet
        and read_rows.row_number = filtered_out.row_number
