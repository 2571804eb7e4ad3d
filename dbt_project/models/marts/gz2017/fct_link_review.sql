-- Names in forms that lead to no project, or to more than one: they never count silently.
with candidates as (
    select
        form,
        list,
        county_root,
        project_key,
        string_agg(project_name, ' | ' order by score desc, project_code asc) as candidate_names,
        string_agg(project_code, ' | ' order by score desc, project_code asc) as candidate_codes,
        arg_max(reason, row(score, reason)) as reason,
        max(score) as score
    from {{ ref('int_gz2017__link_candidates') }}
    group by all
)

select
    'gz2017' as regime,
    stated.form,
    stated.county_root as county_code,
    counties.name as county_name,
    stated.stated_name,
    coalesce(candidates.candidate_names, '') as candidate_names,
    coalesce(candidates.candidate_codes, '') as candidate_codes,
    coalesce(candidates.reason, 'not_found') as reason,
    case when candidates.form is null then 'none' else 'to_review' end as state,
    candidates.score,
    stated.submission_id,
    stated.sheet,
    stated.row_number
from {{ ref('int_gz2017__stated_names') }} as stated
anti join {{ ref('int_gz2017__project_links') }} as links
    on
        stated.list = links.list
        and stated.county_root = links.county_root
        and stated.project_key = links.project_key
        and links.is_linked
left join candidates
    on
        stated.form = candidates.form
        and stated.list = candidates.list
        and stated.county_root = candidates.county_root
        and stated.project_key = candidates.project_key
left join {{ ref('stg_org_units') }} as counties on stated.county_root = counties.unit_code
