-- The steps of every case (环节): when each began, was due and ended, and how it stands at the
-- horizon.
select
    steps.regime,
    steps.step,
    definitions.display_order as step_order,
    definitions.name as step_name,
    definitions.form,
    steps.case_key,
    steps.case_name,
    steps.project_name,
    steps.subject,
    steps.subject_name,
    units.unit_code,
    units.name as unit_name,
    coalesce(steps.responsible, units.name) as responsible,
    steps.started_at,
    steps.ended_at,
    steps.due_at,
    steps.stopped_on,
    steps.state,
    steps.days_taken,
    case steps.limit_kind
        when 'workdays' then steps.amount || '个工作日'
        when 'workdays_in' then '承诺' || steps.amount || '个工作日'
        when 'days' then steps.amount || '日'
        when 'months' then steps.amount || '个月'
        when 'minutes' then steps.amount || '分钟'
        when 'until' then strftime(steps.due_on, '%-m月%-d日前')
        else ''
    end as limit_text,
    steps.over_by as over,
    case
        when steps.over_by is null then ''
        when steps.over_by = 0 and steps.limit_kind = 'minutes' then '不到1分钟'
        when steps.over_by = 0 then '当天到期'
        when steps.limit_kind in ('workdays', 'workdays_in') then steps.over_by || '个工作日'
        -- Nobody reads 190490 minutes.
        when steps.limit_kind = 'minutes' and steps.over_by >= 2 * 24 * 60
            then steps.over_by // (24 * 60) || '天'
        when steps.limit_kind = 'minutes' then steps.over_by || '分钟'
        else steps.over_by || '天'
    end as over_text,
    definitions.clause,
    steps.submission_id,
    submissions.path as file,
    steps.sheet,
    steps.row_number
from {{ ref('int_steps') }} as steps
inner join {{ ref('stg_steps') }} as definitions
    on steps.regime = definitions.regime and steps.step = definitions.step
inner join {{ ref('stg_org_units') }} as units on steps.unit_root = units.unit_code
left join {{ ref('int_submissions') }} as submissions
    on steps.submission_id = submissions.submission_id
