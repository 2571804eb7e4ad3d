-- Findings between returns of one form: an earlier period's content, or another unit's, again; two
-- units that each send what the other sent before.
with pairs as (
    select
        repeated.*,
        swapped.path as swapped_file
    from {{ ref('int_repeated_contents') }} as repeated
    left join {{ ref('int_repeated_contents') }} as swapped
        on
            repeated.regime = swapped.regime
            and repeated.form = swapped.form
            and repeated.period = swapped.period
            and repeated.unit_code = swapped.other_unit
            and repeated.other_unit = swapped.unit_code
            and repeated.content_hash != swapped.content_hash
)

select
    pairs.path as file,
    case
        when is_own then 'copied_return'
        when swapped_file is not null then 'swapped_units'
        else 'same_content_as_another_unit'
    end as rule,
    case when is_own then 'error' else 'warning' end as severity,
    case
        when is_own
            then
                '内容与' || other_period || '的报表（' || other_file
                || '）完全相同，已收到但不算完整。请核对是否误报了上期的表，填入本期数据后重新报送。'
        when swapped_file is not null
            then
                '内容与' || units.name || other_period || '的报表（' || other_file || '）完全相同，而'
                || units.name || '本期的报表（' || swapped_file
                || '）正是本单位报过的内容：两个单位可能互相填错了填报单位。请两个单位核对，改正后重新报送。'
        else
            '内容与' || units.name || other_period || '的报表（' || other_file
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
