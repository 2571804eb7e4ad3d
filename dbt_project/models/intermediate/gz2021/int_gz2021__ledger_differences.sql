-- Where a ledger's row does not agree with the platform: no such code, another unit's project, or
-- another amount. The first two are why a project may count as not tracked (A45).
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
        settings.amount_tolerance
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
                case
                    when
                        (keeper_level = 'county' and keeper_county_root != county_root)
                        or (keeper_level = 'city' and keeper_city_root != city_root)
                        then 'landing_ledger_other_place'
                end,
                case
                    when abs(amount - listed_amount) > amount_tolerance * listed_amount
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
    county_root,
    submission_id,
    sheet,
    row_number,
    listed_submission_id,
    listed_sheet,
    listed_row_number
from found
where 'gz2021' in (select listed.reader from {{ ref('int_platform__projects') }} as listed)
