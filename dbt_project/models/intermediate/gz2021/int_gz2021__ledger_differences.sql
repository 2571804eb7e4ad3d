-- Where a ledger's row does not agree with the platform: no such code, another unit's project, or
-- another amount. The first two are why a project may count as not tracked (A45). Of a project in
-- another city nothing is said but that it is one: the code is a slip, and the row is theirs.
with compared as (
    select
        ledger.*,
        projects.project_code is null as is_unknown,
        projects.county_root,
        places.city_root,
        projects.amount as listed_amount,
        projects.submission_id as listed_submission_id,
        projects.sheet as listed_sheet,
        projects.row_number as listed_row_number,
        settings.amount_tolerance,
        coalesce(
            ledger.keeper_level = 'province' or ledger.keeper_city_root = places.city_root, false
        ) as is_in_city,
        (ledger.keeper_level = 'county' and ledger.keeper_county_root != projects.county_root)
        or (ledger.keeper_level = 'city' and ledger.keeper_city_root != places.city_root)
            as is_elsewhere
    from {{ ref('int_gz2021__ledger_rows') }} as ledger
    cross join {{ ref('int_gz2021__settings') }} as settings
    left join {{ ref('int_platform__projects') }} as projects
        on projects.reader = 'gz2021' and ledger.project_code = projects.project_code
    left join {{ ref('int_places') }} as places on projects.county_root = places.unit_code
),

found as (
    select
        *,
        unnest(list_filter(
            [
                case when is_unknown then 'landing_ledger_unknown_code' end,
                case when is_elsewhere then 'landing_ledger_other_place' end,
                case
                    when
                        not is_elsewhere
                        and abs(amount - listed_amount) > amount_tolerance * listed_amount
                        then 'landing_ledger_amount_differs'
                end
            ],
            lambda rule: rule is not null
        )) as rule
    from compared
)

select
    rule,
    case rule when 'landing_ledger_amount_differs' then 'amount' else 'project_code' end as element,
    case when is_in_city then county_root end as county_root,
    submission_id,
    sheet,
    row_number,
    case when is_in_city then listed_submission_id end as listed_submission_id,
    listed_sheet,
    listed_row_number
from found
where 'gz2021' in (select listed.reader from {{ ref('int_platform__projects') }} as listed)
