-- The expected grid: each return that is owed, against what came.
with received as (
    select
        submissions.regime,
        submissions.form,
        submissions.period,
        places.unit_root,
        min(submissions.received_at) filter (where standing in ('current', 'superseded'))
            as received_at,
        max(submissions.submission_id) filter (where standing = 'current') as submission_id,
        max(submissions.path) filter (where standing = 'current') as path,
        string_agg(submissions.path, ' | ' order by submissions.received_at, submissions.path)
        filter (where standing = 'superseded') as superseded_files,
        count(*) filter (where standing = 'rejected') as rejected_files
    from {{ ref('int_submissions') }} as submissions
    inner join {{ ref('int_places') }} as places on submissions.unit_code = places.unit_code
    where submissions.standing != 'duplicate'
    group by all
)

select
    owing.*,
    received.received_at,
    received.submission_id,
    received.path,
    coalesce(received.superseded_files, '') as superseded_files,
    case
        when received.received_at is null and received.rejected_files > 0 then 'rejected'
        when received.received_at is null then 'missing'
        when received.received_at::date <= owing.due_on then 'on_time'
        else 'late'
    end as state,
    complete.submission_id is not null as is_complete,
    case
        when received.received_at is not null
            then greatest(date_diff('day', owing.due_on, received.received_at::date), 0)
    end as days_late
from {{ ref('int_owing_units') }} as owing
inner join {{ ref('int_horizon') }} as horizon on owing.regime = horizon.regime
left join received
    on
        owing.regime = received.regime
        and owing.form = received.form
        and owing.period = received.period
        and owing.unit_root = received.unit_root
left join {{ ref('int_complete_submissions') }} as complete
    on received.submission_id = complete.submission_id
where owing.due_on <= horizon.horizon or received.received_at is not null
