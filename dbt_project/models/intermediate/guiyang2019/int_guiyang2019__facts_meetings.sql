-- Months with a dispatch meeting in their last week, by the rows of the meeting's agreed items.
-- They count for the whole only, whoever has to do the items, and once the month has ended.
select
    'meeting_months' as measure,
    regimes.root_unit as unit_root,
    strftime(items.meeting_on, '%Y-%m') as subject,
    strftime(items.meeting_on, '%Y-%m') as subject_name,
    last_day(items.meeting_on) as happened_on,
    null::date as until_on,
    items.submission_id,
    items.sheet,
    items.row_number
from {{ ref('stg_guiyang2019__dispatch_items') }} as items
inner join {{ ref('int_current_records') }} as records
    on
        items.submission_id = records.submission_id
        and items.sheet = records.sheet
        and items.row_number = records.row_number
inner join {{ ref('stg_regimes') }} as regimes on records.regime = regimes.regime
inner join {{ ref('int_horizon') }} as horizons on records.regime = horizons.regime
cross join {{ ref('int_guiyang2019__settings') }} as settings
where
    last_day(items.meeting_on) - items.meeting_on < settings.meeting_last_days
    and last_day(items.meeting_on) <= horizons.horizon
