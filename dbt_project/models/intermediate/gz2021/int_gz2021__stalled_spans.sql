-- Why and how long a project is behind: not fulfilled, not started, slow. One cause at a time, by
-- the stage that it waits for; from the day after its days are over until the stage is reached.
{% set project = 'project_code, project_name, county_root, submission_id, sheet, row_number' -%}
with stages as (
    select
        projects.*,
        projects.signed_on + settings.stalled_fulfil_days + 1 as unfulfilled_from,
        projects.signed_on + settings.stalled_start_days + 1 as unstarted_from,
        projects.started_on + settings.stalled_production_days + 1 as slow_from
    from {{ ref('int_gz2021__platform_projects') }} as projects
    cross join {{ ref('int_gz2021__settings') }} as settings
    where projects.signed_on is not null
),

waits as (
    select
        'stalled_unfulfilled' as cause,
        unfulfilled_from as from_on,
        fulfilled_on - 1 as until_on,
        {{ project }}
    from stages
    union all
    select
        'stalled_unstarted' as cause,
        greatest(unstarted_from, fulfilled_on) as from_on,
        started_on - 1 as until_on,
        {{ project }}
    from stages
    where fulfilled_on is not null
    union all
    select
        'stalled_slow' as cause,
        slow_from as from_on,
        produced_on - 1 as until_on,
        {{ project }}
    from stages
    where slow_from is not null
)

select waits.*
from waits
inner join {{ ref('int_horizon') }} as horizons on horizons.regime = 'gz2021'
where
    waits.from_on <= horizons.horizon
    and coalesce(waits.from_on <= waits.until_on, true)
