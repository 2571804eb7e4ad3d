-- Signed projects by event and stage, for the root and each unit under it: how many have come at
-- least so far, and their contract amount.
with stages as (
    select
        unnest(['签约', '前期准备', '在建', '投产', '达产']) as stage,
        unnest([0, 1, 2, 3, 4]) as stage_order
),

placed as (
    select
        progress.*,
        unnest([regimes.root_unit, progress.city_root]) as unit_code
    from {{ ref('int_gz2017__project_progress') }} as progress
    cross join {{ ref('stg_regimes') }} as regimes
    where regimes.regime = 'gz2017'
)

select
    'gz2017' as regime,
    placed.unit_code,
    units.name as unit_name,
    coalesce(placed.event, '') as event,
    min(placed.signed_on) as event_on,
    stages.stage,
    stages.stage_order,
    count(*) filter (placed.stage >= stages.stage_order) as projects,
    coalesce(sum(placed.amount) filter (placed.stage >= stages.stage_order), 0) as amount
from placed
cross join stages
inner join {{ ref('stg_org_units') }} as units on placed.unit_code = units.unit_code
group by all
