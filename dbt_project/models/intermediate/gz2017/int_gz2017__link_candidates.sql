-- For each stated name without a certain link: the projects that it may mean, for a person to
-- review. Nothing here counts.
with unlinked as (
    select
        stated.*,
        {{ link_key('stated.project_key') }} as link_key,
        {{ name_marks('stated.project_key') }} as marks,
        {{ character_pairs(link_key('stated.project_key')) }} as pairs
    from {{ ref('int_gz2017__stated_names') }} as stated
    anti join {{ ref('int_gz2017__project_links') }} as links
        on
            stated.list = links.list
            and stated.county_root = links.county_root
            and stated.project_key = links.project_key
            and links.is_linked
),

compared as (
    select
        unlinked.form,
        unlinked.list,
        unlinked.county_root,
        unlinked.project_key,
        projects.project_code,
        projects.project_name,
        unlinked.county_root = projects.county_root as is_same_county,
        unlinked.project_key = projects.project_key as is_same_name,
        {{ similarity('unlinked.pairs', 'projects.pairs') }} as score
    from unlinked
    inner join {{ ref('int_platform__comparable_projects') }} as projects
        on
            projects.reader = 'gz2017'
            and unlinked.list = projects.list
            and unlinked.city_root = projects.city_root
            and unlinked.marks = projects.marks
    anti join {{ ref('int_platform__link_reviews') }} as reviews
        on
            unlinked.list = reviews.list
            and unlinked.county_root = reviews.county_root
            and unlinked.project_key = reviews.project_key
            and projects.project_code = reviews.project_code
    where unlinked.county_root = projects.county_root or unlinked.link_key = projects.link_key
)

select
    compared.* exclude (is_same_county, is_same_name),
    case
        when not is_same_county then 'other_county'
        when is_same_name then 'ambiguous'
        else 'similar'
    end as reason
from compared
cross join {{ ref('int_gz2017__settings') }} as settings
where score >= settings.link_similarity_minimum
