-- Facts about projects and matters of the ledger, and projects served by form 3.
{% set evidence = 'county_root, submission_id, sheet, row_number' -%}
with rows_with_closing as (
    select
        ledger.*,
        matters.closed_on as resolved_closed_on
    from {{ ref('int_gz2017__ledger_rows') }} as ledger
    left join {{ ref('int_gz2017__matters') }} as matters
        on ledger.matter_subject = matters.matter_subject
),

stated as (
    select
        unnest(['agency_projects', 'tracked_projects']) as measure,
        project_subject as subject,
        project_name as subject_name,
        filed_on as happened_on,
        {{ evidence }}
    from rows_with_closing
    where matter_subject is not null
    union all
    select
        'matters_filed' as measure,
        matter_subject as subject,
        project_name || '：' || matter as subject_name,
        filed_on as happened_on,
        {{ evidence }}
    from rows_with_closing
    where matter_subject is not null
    union all
    select
        'matters_closed' as measure,
        matter_subject as subject,
        project_name || '：' || matter as subject_name,
        closed_on as happened_on,
        {{ evidence }}
    from rows_with_closing
    where matter_subject is not null and closed_on = resolved_closed_on
    union all
    select
        'tracked_projects' as measure,
        project_subject as subject,
        project_name as subject_name,
        period_end as happened_on,
        {{ evidence }}
    from rows_with_closing
    where is_contact
    union all
    select
        'tracked_projects' as measure,
        county_root || '|' || project_key as subject,
        project_name as subject_name,
        period_end as happened_on,
        {{ evidence }}
    from {{ ref('int_gz2017__tracking_rows') }}
    where is_served
)

select * from stated
