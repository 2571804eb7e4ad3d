-- Register entries of information articles with their article: the same title of a city is one
-- article, sent on its first date, adopted when any entry says so.
with entries as (
    select
        articles.*,
        places.city_root,
        {{ name_key('articles.title') }} as title_key
    from {{ ref('stg_gz2017__articles') }} as articles
    inner join {{ ref('int_current_records') }} as records
        on
            articles.submission_id = records.submission_id
            and articles.sheet = records.sheet
            and articles.row_number = records.row_number
    inner join {{ ref('int_places') }} as places
        on coalesce(articles.sender, records.centre_code) = places.unit_code
    where places.city_root is not null and articles.sent_on is not null
),

articles as (
    select
        city_root,
        title_key,
        min(sent_on) as sent_on,
        bool_or({{ is_set('adopted') }}) as is_adopted
    from entries
    where title_key != ''
    group by all
)

select
    entries.city_root,
    entries.city_root || '|' || entries.title_key as article_subject,
    entries.title,
    articles.sent_on,
    articles.is_adopted,
    day(articles.sent_on) <= settings.article_mid_month_day as is_by_mid_month,
    entries.submission_id,
    entries.sheet,
    entries.row_number
from entries
inner join articles
    on entries.city_root = articles.city_root and entries.title_key = articles.title_key
cross join {{ ref('int_gz2017__settings') }} as settings
