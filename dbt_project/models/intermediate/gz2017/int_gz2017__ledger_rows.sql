-- Usable rows of current ledgers, each placed in its county, with the keys of project and matter.
with placed as (
    select
        ledger.* exclude (county),
        records.period,
        records.period_end,
        records.received_at,
        places.city_root,
        places.county_root,
        {{ name_key('ledger.project_name') }} as project_key,
        {{ name_key('ledger.matter') }} as matter_name_key
    from {{ ref('stg_gz2017__ledger') }} as ledger
    inner join {{ ref('int_current_records') }} as records
        on
            ledger.submission_id = records.submission_id
            and ledger.sheet = records.sheet
            and ledger.row_number = records.row_number
    inner join {{ ref('int_places') }} as places
        on coalesce(ledger.county, records.centre_code) = places.unit_code
    where places.county_root is not null
)

select
    *,
    county_root || '|' || project_key as project_subject,
    case
        when matter_name_key != '' and filed_on is not null
            then concat_ws('|', city_root, county_root, project_key, matter_name_key, filed_on)
    end as matter_subject,
    coalesce(visits > 0, false) or coalesce(calls > 0, false) as is_contact
from placed
where project_key != ''
