-- Usable rows of current form-3 sheets, placed in their county, with what each row states.
with placed as (
    select
        tracking.* exclude (county),
        records.period,
        records.period_end,
        records.received_at,
        records.centre_code,
        places.city_root,
        places.county_root,
        centres.level = 'city' or centres.county_root != centres.unit_root as is_city_centre,
        {{ name_key('tracking.project_name') }} as project_key
    from {{ ref('stg_gz2017__tracking') }} as tracking
    inner join {{ ref('int_current_records') }} as records
        on
            tracking.submission_id = records.submission_id
            and tracking.sheet = records.sheet
            and tracking.row_number = records.row_number
    inner join {{ ref('int_places') }} as places
        on coalesce(tracking.county, records.centre_code) = places.unit_code
    inner join {{ ref('int_places') }} as centres on records.centre_code = centres.unit_code
    where places.county_root is not null
),

stated as (
    select
        *,
        coalesce(visits > 0, false) as has_visits,
        coalesce(city_visits > 0, false) as has_city_visits,
        coalesce(county_visits > 0, false) as has_county_visits,
        city_visits is not null or county_visits is not null as is_split
    from placed
    where project_key != ''
)

select
    * exclude (has_visits, has_city_visits, has_county_visits, is_split),
    county_root || '|' || project_key as project_subject,
    {{ is_set('agency') }} as is_agency,
    {{ is_set('p_full') }} as is_full,
    {{ is_set('tracked') }} or {{ is_set('agency') }} or has_visits
    or coalesce(calls > 0, false) or has_city_visits or has_county_visits as is_served,
    case when is_split then has_city_visits else has_visits and is_city_centre end
        as is_visited_by_city,
    case when is_split then has_county_visits else has_visits and not is_city_centre end
        as is_visited_by_county
from stated
