-- Form 3 against the list of signed projects (签约项目总表): a project in another county, of another
-- event or amount, or not on the list at all. A row that trade or an early event keeps off the
-- counted list is on it all the same. Of a project in another city nothing is said but that it is
-- one: the name alone led to it, and the row is theirs.
with stated as (
    select
        listed.*,
        own.event as own_event,
        others.event as other_event,
        coalesce(own_places.city_root = listed_places.city_root, false) as is_in_city
    from {{ ref('int_gz2017__listed_tracking') }} as listed
    left join {{ ref('int_gz2017__event_names') }} as own
        on {{ name_key('listed.event') }} = own.event_key
    left join {{ ref('int_gz2017__event_names') }} as others
        on {{ name_key('listed.listed_event') }} = others.event_key
    left join {{ ref('int_places') }} as own_places
        on listed.county_root = own_places.unit_code
    left join {{ ref('int_places') }} as listed_places
        on listed.listed_county = listed_places.unit_code
),

judged as (
    select
        stated.*,
        unnest(list_filter(
            [
                case when project_code is null then 'tracking_not_listed' end,
                case when listed_county != county_root then 'tracking_other_county' end,
                case
                    when is_in_city and own_event != other_event then 'tracking_event_differs'
                end,
                case
                    when
                        is_in_city
                        and abs(amount - listed_amount)
                        > settings.amount_tolerance * greatest(amount, listed_amount)
                        then 'tracking_amount_differs'
                end
            ],
            lambda rule: rule is not null
        )) as rule
    from stated
    cross join {{ ref('int_gz2017__settings') }} as settings
)

select judged.*
from judged
anti join {{ ref('int_gz2017__project_links') }} as uncounted
    on
        judged.rule = 'tracking_not_listed'
        and judged.county_root = uncounted.county_root
        and judged.project_key = uncounted.project_key
        and uncounted.list = 'signed_projects'
where exists (select 1 from {{ ref('int_gz2017__signed_projects') }})
