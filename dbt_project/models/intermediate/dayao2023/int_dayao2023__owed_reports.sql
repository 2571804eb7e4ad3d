-- The progress reports that each department owes, by the dates of the policy: once the date is
-- not after the horizon.
with settings as (
    select
        max(value) filter (where name = 'report_dates_list') as list,
        max(value) filter (where name = 'reporting_unit_kind') as unit_kind
    from {{ ref('stg_settings') }}
    where regime = 'dayao2023'
),

dates as (
    select
        items.item,
        json_extract_string(items.attributes, '$.due_on')::date as due_on,
        json_extract_string(items.attributes, '$.counts_from')::date as counts_from
    from {{ ref('stg_list_items') }} as items
    inner join settings on items.list = settings.list
    where items.regime = 'dayao2023'
)

select
    units.root_code as unit_root,
    units.name as unit_name,
    dates.item,
    dates.due_on,
    dates.counts_from,
    units.root_code || '|' || dates.due_on as subject,
    units.name || ' ' || dates.due_on as subject_name
from dates
inner join {{ ref('int_horizon') }} as horizon
    on horizon.regime = 'dayao2023' and dates.due_on <= horizon.horizon
inner join {{ ref('stg_regimes') }} as regimes on regimes.regime = 'dayao2023'
cross join settings
inner join {{ ref('stg_org_units') }} as units
    on
        regimes.root_unit = units.parent_code
        and settings.unit_kind = units.kind
        and {{ valid_on('units', 'dates.due_on') }}
