-- Listed projects that a city's form 3 of the quarter lacks (漏填), though the list knew them by the
-- day on which the form was received. A row that is held out, or in another county, is not missing.
with returns as (
    select
        submissions.submission_id,
        submissions.unit_code,
        submissions.path,
        submissions.period_end,
        submissions.received_at
    from {{ ref('int_submissions') }} as submissions
    where
        submissions.regime = 'gz2017'
        and submissions.form = 'tracking'
        and submissions.standing = 'current'
),

owed as (
    select
        returns.*,
        projects.* exclude (submission_id),
        projects.submission_id as list_submission_id
    from {{ ref('int_gz2017__signed_projects') }} as projects
    inner join {{ ref('int_places') }} as places on projects.county_root = places.unit_code
    inner join {{ ref('int_places') }} as submitters
        on places.city_root = submitters.city_root and submitters.level = 'city'
    inner join returns
        on
            submitters.unit_code = returns.unit_code
            and projects.signed_on <= least(returns.period_end, returns.received_at::date)
),

shown as (
    select distinct
        submission_id,
        {{ link_key(name_key('project_name')) }} as shown_key
    from {{ ref('stg_gz2017__tracking') }}
)

select owed.*
from owed
anti join shown
    on
        owed.submission_id = shown.submission_id
        and {{ link_key('owed.project_key') }} = shown.shown_key
