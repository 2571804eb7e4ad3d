-- Every file known by the as-of day: the newest reading of each path and content, when it was
-- received, and whether an earlier file already brought the same content. Corrections decided by
-- that day make a reading of their own, which outranks the one as sent.
with readings as (
    select files.*
    from {{ ref('stg_files') }} as files
    left join {{ ref('stg_corrected_files') }} as corrected on files.file_id = corrected.file_id
    where
        corrected.file_id is null
        or (
            corrected.is_in_force
            and coalesce(corrected.holds_from <= {{ as_of_date() }}, true)
        )
    qualify row_number() over (
        partition by files.path, files.sha256
        order by
            corrected.holds_from desc nulls last, files.landed_at desc,
            files.reader_version desc, files.file_id desc
    ) = 1
),

receipts as (
    select *
    from {{ ref('stg_receipts') }}
    qualify row_number() over (
        partition by path, sha256
        order by (source = 'receipts.csv') desc, landed_at desc, received_at desc
    ) = 1
),

known as (
    select
        readings.file_id,
        readings.path,
        readings.sha256,
        readings.outcome,
        readings.reason,
        coalesce(receipts.received_at, readings.landed_at) as received_at,
        coalesce(receipts.sender, '') as sender
    from readings
    left join receipts
        on readings.path = receipts.path and readings.sha256 = receipts.sha256
    where
        coalesce(
            coalesce(receipts.received_at, readings.landed_at)::date <= {{ as_of_date() }}, true
        )
)

select
    *,
    sha256 != '' and row_number() over (
        partition by sha256 order by received_at, path
    ) > 1 as is_duplicate
from known
