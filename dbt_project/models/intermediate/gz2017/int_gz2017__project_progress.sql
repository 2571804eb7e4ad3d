-- How far each signed project has come, by what was stated last about it in 附表3; of several sheets
-- of the same period the furthest counts. 0 = nothing stated.
with stated as (
    select
        listed.project_code,
        tracking.period_end,
        case
            when {{ is_set('tracking.p_full') }} then 4
            when {{ is_set('tracking.p_producing') }} then 3
            when {{ is_set('tracking.p_building') }} then 2
            when {{ is_set('tracking.p_preparing') }} then 1
            else 0
        end as stage
    from {{ ref('int_gz2017__listed_tracking') }} as listed
    inner join {{ ref('int_gz2017__tracking_rows') }} as tracking
        on
            listed.submission_id = tracking.submission_id
            and listed.sheet = tracking.sheet
            and listed.row_number = tracking.row_number
    where listed.project_code is not null
),

reached as (
    select
        project_code,
        arg_max(stage, row(period_end, stage)) as stage
    from stated
    group by project_code
)

select
    signed.project_code,
    signed.county_root,
    places.city_root,
    signed.event,
    signed.amount,
    signed.signed_on,
    coalesce(reached.stage, 0) as stage
from {{ ref('int_gz2017__signed_projects') }} as signed
inner join {{ ref('int_places') }} as places on signed.county_root = places.unit_code
left join reached on signed.project_code = reached.project_code
