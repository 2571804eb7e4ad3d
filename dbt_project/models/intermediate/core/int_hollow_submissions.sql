-- Current submissions that say nothing new, with the first reason that applies: no usable row,
-- only zeros, or a copy of an earlier period's content (but for a register, which may have nothing
-- new); each may be waived.
with current_ones as (
    select *
    from {{ ref('int_submissions') }}
    where standing = 'current'
),

reasons as (
    select
        submission_id,
        1 as priority,
        'empty_return' as reason
    from current_ones
    where submission_id not in (select submission_id from {{ ref('int_current_records') }})
    union all
    select
        submission_id,
        2 as priority,
        rule as reason
    from {{ ref('stg_findings') }}
    where rule = 'all_zero_return'
    union all
    select
        later.submission_id,
        3 as priority,
        'copied_return' as reason
    from current_ones as later
    inner join {{ ref('int_submissions') }} as earlier
        on
            later.regime = earlier.regime
            and later.form = earlier.form
            and later.unit_code = earlier.unit_code
            and (later.content_hash = earlier.content_hash or later.sha256 = earlier.sha256)
            and later.period > earlier.period
            and earlier.standing in ('current', 'superseded')
    left join {{ ref('stg_forms') }} as forms
        on later.regime = forms.regime and later.form = forms.form
    where later.content_hash != '' and not coalesce(forms.may_repeat, false)
)

select
    reasons.submission_id,
    arg_min(reasons.reason, reasons.priority) as reason
from reasons
semi join current_ones on reasons.submission_id = current_ones.submission_id
anti join {{ ref('int_waived_findings') }} as waived
    on reasons.submission_id = waived.submission_id and reasons.reason = waived.rule
group by reasons.submission_id
