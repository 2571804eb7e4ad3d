-- Places of units in the schematic grid; a zone stands both among the cities and the counties.
select
    unit_code,
    case when level = 'prefecture' then 'city' else level end as level,
    label,
    tile_row,
    tile_column
from {{ ref('stg_tiles') }}
