-- Why and how long a project is behind: not fulfilled, not started, slow. One cause at a time, by
-- the stage that it waits for; from the day after its days are over until the stage is reached.
with waiting as (
    select
        projects.project_code,
        projects.project_name,
        projects.county_root,
        projects.submission_id,
        projects.sheet,
        projects.row_number,
        unnest([
            {
                'cause': 'stalled_unfulfilled',
                'from_on': projects.signed_on + settings.stalled_fulfil_days + 1,
                'until_on': projects.fulfilled_on - 1
            },
            {
                'cause': 'stalled_unstarted',
                'from_on': greatest(
                    projects.signed_on + settings.stalled_start_days + 1, projects.fulfilled_on
                ) + case when projects.fulfilled_on is null then null::integer else 0 end,
                'until_on': projects.started_on - 1
            },
            {
                'cause': 'stalled_slow',
                'from_on': projects.started_on + settings.stalled_production_days + 1,
                'until_on': projects.produced_on - 1
            }
        ], recursive := true)
    from {{ ref('int_gz2021__platform_projects') }} as projects
    cross join {{ ref('int_gz2021__settings') }} as settings
    where projects.signed_on is not null
)

select waiting.*
from waiting
cross join {{ ref('int_horizon') }} as horizon
where
    waiting.from_on <= horizon.horizon
    and coalesce(waiting.from_on <= waiting.until_on, true)
