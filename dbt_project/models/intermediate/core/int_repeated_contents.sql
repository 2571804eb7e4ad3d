-- Current submissions that say what another accepted one of their form says: their own unit's of an
-- earlier period, or another unit's of this period or before. The nearest of each kind. A register
-- may have nothing new (`may_repeat`): then its own earlier content says nothing against it.
with accepted as (
    select
        submissions.*,
        coalesce(forms.may_repeat, false) as may_repeat
    from {{ ref('int_submissions') }} as submissions
    left join {{ ref('stg_forms') }} as forms
        on submissions.regime = forms.regime and submissions.form = forms.form
    where
        submissions.standing in ('current', 'superseded')
        and submissions.content_hash != '' and submissions.record_count > 0
)

select
    later.submission_id,
    later.file_id,
    later.path,
    later.regime,
    later.form,
    later.unit_code,
    later.period,
    later.content_hash,
    earlier.path as other_file,
    earlier.period as other_period,
    earlier.unit_code as other_unit,
    later.unit_code = earlier.unit_code as is_own
from accepted as later
inner join accepted as earlier
    on
        later.regime = earlier.regime
        and later.form = earlier.form
        and (later.content_hash = earlier.content_hash or later.sha256 = earlier.sha256)
        and (
            (
                later.unit_code = earlier.unit_code and later.period > earlier.period
                and not later.may_repeat
            )
            or (later.unit_code != earlier.unit_code and later.period >= earlier.period)
        )
where later.standing = 'current'
qualify row_number() over (
    partition by later.submission_id, is_own
    order by earlier.period desc, earlier.received_at asc, earlier.path asc
) = 1
