-- Facts about observed projects and rows of zeros: each by the rows of the quarter's register.
with counted as (
    select
        zeros.*,
        unnest(list_filter(
            [
                'zero_quarters',
                case
                    when zeros.position_in_row = settings.criticism_quarters - 1
                        then 'criticism_warned'
                end,
                case
                    when zeros.position_in_row = settings.criticism_quarters then 'criticism_due'
                end
            ],
            lambda measure: measure is not null
        )) as measure
    from {{ ref('int_guiyang2019__zero_quarters') }} as zeros
    cross join {{ ref('int_guiyang2019__settings') }} as settings
)

select
    'observation_projects' as measure,
    unit_root,
    period || '|' || project_key as subject,
    project_name as subject_name,
    period_end as happened_on,
    null::date as until_on,
    submission_id,
    sheet,
    row_number
from {{ ref('int_guiyang2019__observations') }}
where not is_zero
union all
select
    counted.measure,
    counted.unit_root,
    case when counted.measure = 'zero_quarters' then counted.period else counted.unit_root end
        as subject,
    counted.period as subject_name,
    counted.period_end as happened_on,
    case
        when counted.measure = 'criticism_warned'
            then least(counted.until_on, counted.next_zero_until_on)
        else counted.until_on
    end as until_on,
    observations.submission_id,
    observations.sheet,
    observations.row_number
from counted
inner join {{ ref('int_guiyang2019__observations') }} as observations
    on counted.unit_root = observations.unit_root and counted.period = observations.period
