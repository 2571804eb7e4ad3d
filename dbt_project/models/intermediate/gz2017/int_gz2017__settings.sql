-- The regime's decisions that its figures read, as one typed row.
select
    max(value::double) filter (where name = 'new_project_minimum_amount')
        as new_project_minimum_amount,
    string_split(max(value) filter (where name = 'new_project_sources'), '|')
        as new_project_sources,
    max(value::date) filter (where name = 'signed_projects_since') as signed_projects_since,
    max(value) filter (where name = 'signed_project_type') as signed_project_type,
    max(value::integer) filter (where name = 'article_quota') as article_quota,
    max(value::integer) filter (where name = 'article_mid_month_day') as article_mid_month_day
from {{ ref('stg_settings') }}
where regime = 'gz2017'
