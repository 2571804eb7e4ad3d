-- What each correction and waiver does, or why it no longer does anything.
with live_files as (
    select files.file_id
    from {{ ref('int_files') }} as files
    left join {{ ref('int_submissions') }} as submissions on files.file_id = submissions.file_id
    group by all
    having not coalesce(bool_and(submissions.standing in ('superseded', 'duplicate')), false)
),

corrected as (
    select
        cells.decision_id,
        bool_or(live_files.file_id is not null and cells.problem = '') as is_applied,
        max(cells.problem) filter (where live_files.file_id is not null) as problem,
        count(*) as uses
    from {{ ref('stg_corrected_cells') }} as cells
    inner join {{ ref('int_files') }} as files on cells.file_id = files.file_id
    left join live_files on cells.file_id = live_files.file_id
    group by all
),

waived as (
    select
        waived_findings.waiver as decision_id,
        bool_or(live_files.file_id is not null) as is_applied,
        '' as problem,
        count(*) as uses
    from {{ ref('int_waived_findings') }} as waived_findings
    left join live_files on waived_findings.file_id = live_files.file_id
    group by all
),

outcomes as (
    select * from corrected
    union all
    select * from waived
)

select
    decisions.*,
    coalesce(outcomes.uses, 0) as uses,
    coalesce(outcomes.is_applied, false) as is_applied,
    case
        when outcomes.is_applied then ''
        when outcomes.problem != '' then outcomes.problem
        when outcomes.uses > 0 then '所指的报表已被后来报送的取代，这条记录不再起作用，请核对后删去。'
        when decisions.kind = 'waiver'
            then
                '所指的报表中没有规则“' || decisions.rule
                || '”可以豁免的问题：报表未收到、已改正，或者是整份退回的问题。请核对后删去这条记录。'
        else '没有收到所指的文件或报表，没有更正。请核对文件名、单位和报告期。'
    end as problem
from {{ ref('int_decisions') }} as decisions
left join outcomes on decisions.decision_id = outcomes.decision_id
