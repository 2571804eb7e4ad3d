-- Every service to a project that a form states, with its day: a matter on its filing day, visits
-- and calls of the ledger and the whole of form 3 on the last day of the report period.
{% set evidence = 'submission_id, sheet, row_number' -%}
select
    'matter' as service,
    county_root,
    project_key,
    filed_on as served_on,
    {{ evidence }}
from {{ ref('int_gz2017__ledger_rows') }}
where matter_subject is not null
union all
select
    'contact' as service,
    county_root,
    project_key,
    period_end as served_on,
    {{ evidence }}
from {{ ref('int_gz2017__ledger_rows') }}
where is_contact
union all
select
    unnest(list_filter(
        [
            case when is_served then 'tracking' end,
            case when is_agency then 'agency' end,
            case when is_visited_by_city then 'city_visit' end,
            case when is_visited_by_county then 'county_visit' end
        ],
        lambda service: service is not null
    )) as service,
    county_root,
    project_key,
    period_end as served_on,
    {{ evidence }}
from {{ ref('int_gz2017__tracking_rows') }}
