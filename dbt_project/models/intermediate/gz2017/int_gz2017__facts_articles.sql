-- Facts about information articles, and about the months of each city that met the quota.
select
    unnest(list_filter(
        [
            'articles',
            case when is_adopted then 'articles_adopted' end,
            case when is_by_mid_month then 'articles_by_15' end
        ],
        lambda measure: measure is not null
    )) as measure,
    city_root as unit_root,
    article_subject as subject,
    title as subject_name,
    sent_on as happened_on,
    submission_id,
    sheet,
    row_number
from {{ ref('int_gz2017__articles') }}
union all
select
    unnest(list_filter(
        [
            'article_months',
            case when is_quota_met then 'article_quota_months' end,
            case when is_mid_month_met then 'article_mid_months' end
        ],
        lambda measure: measure is not null
    )) as measure,
    city_root as unit_root,
    period as subject,
    period as subject_name,
    end_on as happened_on,
    null as submission_id,
    null as sheet,
    null as row_number
from {{ ref('int_gz2017__article_months') }}
