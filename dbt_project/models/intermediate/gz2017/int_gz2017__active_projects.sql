-- Active projects (在服项目): new ones until the end of the year of entry, signed ones without end;
-- 达产 in the ledger or form 3 ends both, a project with status 终止 is left out.
with started as (
    select
        *,
        entered_on as started_on,
        make_date(year(entered_on), 12, 31) as ends_on
    from {{ ref('int_gz2017__new_projects') }}
    union all by name
    select
        *,
        signed_on as started_on
    from {{ ref('int_gz2017__signed_projects') }}
),

full_statements as (
    select
        county_root,
        project_key,
        period_end
    from {{ ref('int_gz2017__ledger_rows') }}
    where progress = '达产'
    union all
    select
        county_root,
        project_key,
        period_end
    from {{ ref('int_gz2017__tracking_rows') }}
    where is_full
),

full_projects as (
    select
        links.project_code,
        min(statements.period_end) as full_on
    from full_statements as statements
    inner join {{ ref('int_gz2017__project_links') }} as links
        on
            statements.county_root = links.county_root
            and statements.project_key = links.project_key
            and links.is_linked
    group by all
)

select
    started.project_code,
    started.project_name,
    started.county_root,
    started.started_on,
    least(started.ends_on, full_projects.full_on - 1) as ended_on,
    started.submission_id,
    started.sheet,
    started.row_number
from started
left join full_projects on started.project_code = full_projects.project_code
left join {{ ref('int_platform__projects') }} as platform
    on platform.reader = 'gz2017' and started.project_code = platform.project_code
where coalesce(platform.status != '终止', true)
