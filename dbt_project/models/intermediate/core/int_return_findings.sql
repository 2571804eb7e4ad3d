-- Findings between returns of one form: an earlier period's content, or another unit's, again.
with accepted as (
    select *
    from {{ ref('int_submissions') }}
    where standing in ('current', 'superseded') and content_hash != '' and record_count > 0
),

pairs as (
    select
        later.*,
        earlier.path as other_file,
        earlier.period as other_period,
        earlier.unit_code as other_unit,
        later.unit_code = earlier.unit_code as is_own
    from accepted as later
    inner join accepted as earlier
        on
            later.regime = earlier.regime
            and later.form = earlier.form
            and later.content_hash = earlier.content_hash
            and (
                (later.unit_code = earlier.unit_code and later.period > earlier.period)
                or (later.unit_code != earlier.unit_code and later.period = earlier.period)
            )
    where later.standing = 'current'
    qualify row_number() over (
        partition by later.submission_id, is_own
        order by earlier.period desc, earlier.received_at asc, earlier.path asc
    ) = 1
)

select
    pairs.path as file,
    case when is_own then 'copied_return' else 'same_content_as_another_unit' end as rule,
    case when is_own then 'error' else 'warning' end as severity,
    case
        when is_own
            then
                '内容与' || other_period || '的报表（' || other_file
                || '）完全相同，已收到但不算完整。请核对是否误报了上期的表，填入本期数据后重新报送。'
        else
            '内容与' || units.name || '的报表（' || other_file
            || '）完全相同，只有填报单位不同。请两个单位核对是否报错或串报，报错的一方重新报送。'
    end as message,
    other_file,
    regime,
    form,
    pairs.unit_code,
    period,
    file_id,
    submission_id
from pairs
left join {{ ref('stg_org_units') }} as units on pairs.other_unit = units.unit_code
