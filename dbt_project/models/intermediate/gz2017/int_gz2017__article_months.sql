-- Each month in play per city: were there enough articles, and one of them by the middle?
with cities as (
    select
        unit_root,
        period,
        start_on,
        end_on
    from {{ ref('int_period_units') }}
    where regime = 'gz2017' and level = 'city' and period_kind = 'month'
),

articles as (
    select distinct
        city_root,
        article_subject,
        sent_on
    from {{ ref('int_gz2017__articles') }}
)

select
    cities.unit_root as city_root,
    cities.period,
    cities.end_on,
    count(articles.article_subject) >= any_value(settings.article_quota) as is_quota_met,
    count(articles.article_subject) filter (
        where day(articles.sent_on) <= settings.article_mid_month_day
    ) >= 1 as is_mid_month_met
from cities
cross join {{ ref('int_gz2017__settings') }} as settings
left join articles
    on
        cities.unit_root = articles.city_root
        and articles.sent_on between cities.start_on and cities.end_on
group by cities.unit_root, cities.period, cities.end_on
