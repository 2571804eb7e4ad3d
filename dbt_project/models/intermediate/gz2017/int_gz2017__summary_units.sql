-- The centres that form 4 has a row for, also rows that are held out.
select distinct
    summary.submission_id,
    places.county_root
from {{ ref('stg_gz2017__tracking_summary') }} as summary
inner join {{ ref('int_places') }} as places on summary.unit = places.unit_code
where places.level = 'county'
