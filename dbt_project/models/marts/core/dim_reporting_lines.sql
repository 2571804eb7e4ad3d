-- To whom a unit reports, where that differs from its place in the administration.
select
    regime,
    unit_code,
    reports_to,
    valid_from,
    valid_to,
    source
from {{ ref('stg_reporting_lines') }}
