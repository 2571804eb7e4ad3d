-- Current submissions that say something: a usable row, not only zeros, and no copy of an earlier
-- period's content; each may be waived.
with usable as (
    select distinct submission_id
    from {{ ref('int_current_records') }}
    union
    select submission_id
    from {{ ref('int_waived_findings') }}
    where rule = 'empty_return'
),

accepted as (
    select *
    from {{ ref('int_submissions') }}
    where standing in ('current', 'superseded')
),

copies as (
    select distinct later.submission_id
    from accepted as later
    inner join accepted as earlier
        on
            later.regime = earlier.regime
            and later.form = earlier.form
            and later.unit_code = earlier.unit_code
            and (later.content_hash = earlier.content_hash or later.sha256 = earlier.sha256)
            and later.period > earlier.period
    anti join {{ ref('int_waived_findings') }} as waived
        on later.submission_id = waived.submission_id and waived.rule = 'copied_return'
    where later.content_hash != ''
),

hollow as (
    select distinct findings.submission_id
    from {{ ref('stg_findings') }} as findings
    anti join {{ ref('int_waived_findings') }} as waived
        on findings.submission_id = waived.submission_id and findings.rule = waived.rule
    where findings.rule = 'all_zero_return'
)

select accepted.submission_id
from accepted
semi join usable on accepted.submission_id = usable.submission_id
anti join copies on accepted.submission_id = copies.submission_id
anti join hollow on accepted.submission_id = hollow.submission_id
where accepted.standing = 'current'
