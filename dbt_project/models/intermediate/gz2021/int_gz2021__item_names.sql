-- Names of projects that stand in an item of the province's joint meeting: the longest of those
-- that lie within each other, and whether a further phase or number follows, which is another
-- project (某产业园 in 某产业园二期).
with found as (
    select distinct
        items.*,
        projects.project_key
    from {{ ref('int_gz2021__joint_items') }} as items
    inner join {{ ref('int_platform__projects') }} as projects
        on projects.reader = 'gz2021' and contains(items.item_key, projects.project_key)
    where projects.project_key != ''
),

with_longer as (
    select
        found.*,
        string_agg(
            regexp_escape(longer.project_key), '|' order by length(longer.project_key) desc
        ) as longer_names
    from found
    left join found as longer
        on
            found.submission_id = longer.submission_id
            and found.sheet = longer.sheet
            and found.row_number = longer.row_number
            and found.project_key != longer.project_key
            and contains(longer.project_key, found.project_key)
    group by all
),

outside_of_longer as (
    select
        * exclude (longer_names),
        coalesce(regexp_replace(item_key, longer_names, '□', 'g'), item_key) as rest_of_item
    from with_longer
)

select
    * exclude (rest_of_item),
    not list_bool_and(list_transform(
        string_split(rest_of_item, project_key)[2:],
        lambda rest: regexp_matches(
            rest,
            '^(项目|工程)?[(]?第?([0-9]+|[A-Z]|[一二三四五六七八九十]+)(期|号|区|标段|地块|#|[)]|$)'
        )
    )) as is_named
from outside_of_longer
where contains(rest_of_item, project_key)
