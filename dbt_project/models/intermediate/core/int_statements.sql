-- Every known submission with its file, and whether it only repeats: a duplicate brings the very
-- bytes that are in force for the same return, so of A, B, A the last counts again, and the same
-- bytes under the name of another unit or period are no duplicate.
with landings as (
    select
        path,
        sha256,
        min(landed_at) as first_landed_at
    from {{ ref('stg_receipts') }}
    group by all
)

select
    submissions.* exclude (form_version, definition_version, landed_at),
    files.path,
    files.sha256,
    files.sender,
    files.received_at,
    landings.first_landed_at,
    case
        when submissions.outcome != 'accepted' then files.is_duplicate
        else coalesce(files.sha256 = lag(files.sha256) over (
            partition by
                submissions.outcome, submissions.regime, submissions.form,
                submissions.unit_code, submissions.period
            order by files.received_at, landings.first_landed_at, files.path
        ), false)
    end as is_duplicate
from {{ ref('stg_submissions') }} as submissions
inner join {{ ref('int_files') }} as files on submissions.file_id = files.file_id
left join landings on files.path = landings.path and files.sha256 = landings.sha256
