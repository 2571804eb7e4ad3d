-- What a name means, per list: by lists and reviews, else by the one name that differs in form.
with stated as (
    select
        county_root,
        project_key,
        {{ link_key('project_key') }} as link_key,
        count(*) over (partition by county_root, {{ link_key('project_key') }}) as ways_to_write
    from (
        select
            county_root,
            project_key
        from {{ ref('int_gz2017__ledger_rows') }}
        union
        select
            county_root,
            project_key
        from {{ ref('int_gz2017__tracking_rows') }}
    ) as names
),

variants as (
    select
        projects.list,
        stated.county_root,
        stated.project_key,
        true as is_linked,
        projects.project_code,
        projects.project_code as candidate_codes,
        projects.project_name as candidate_names,
        'company_form' as basis
    from stated
    inner join {{ ref('int_platform__comparable_projects') }} as projects
        on stated.county_root = projects.county_root and stated.link_key = projects.link_key
    anti join {{ ref('int_platform__project_links') }} as links
        on
            projects.list = links.list
            and projects.reader = links.reader
            and stated.county_root = links.county_root
            and stated.project_key = links.project_key
    anti join {{ ref('int_platform__link_reviews') }} as reviews
        on
            projects.list = reviews.list
            and stated.county_root = reviews.county_root
            and stated.project_key = reviews.project_key
    where stated.ways_to_write = 1 and projects.reader = 'gz2017'
    qualify count(*) over (partition by projects.list, stated.county_root, stated.project_key) = 1
)

select * exclude (reader)
from {{ ref('int_platform__project_links') }}
where reader = 'gz2017'
union all by name
select *
from variants
