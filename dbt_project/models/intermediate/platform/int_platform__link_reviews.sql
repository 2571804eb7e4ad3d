-- What people decided on a stated name and a project of a list (核对结论): per pair the latest.
select
    lists.form as list,
    places.county_root,
    {{ name_key('reviews.stated_name') }} as project_key,
    reviews.project_code,
    reviews.verdict = '是同一项目' as is_same,
    reviews.decided_on,
    reviews.submission_id,
    reviews.sheet,
    reviews.row_number
from {{ ref('stg_platform__link_reviews') }} as reviews
inner join {{ ref('int_current_records') }} as records
    on
        reviews.submission_id = records.submission_id
        and reviews.sheet = records.sheet
        and reviews.row_number = records.row_number
inner join {{ ref('stg_forms') }} as lists
    on lists.regime = 'platform' and reviews.list = lists.title
inner join {{ ref('int_places') }} as places
    on coalesce(reviews.county, reviews.city) = places.unit_code
where reviews.verdict is not null
qualify row_number() over (
    partition by lists.form, places.county_root, project_key, reviews.project_code
    order by
        reviews.decided_on desc, records.received_at desc, reviews.submission_id desc,
        reviews.sheet desc, reviews.row_number desc
) = 1
