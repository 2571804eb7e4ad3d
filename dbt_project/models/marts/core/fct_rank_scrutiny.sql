{{ config(materialized='view') }}
-- What one should know before quoting a rank: ties, a denominator too small to rank fairly, the
-- distance to the target; and the same in words.
with worded as (
    select
        scrutiny.*,
        measures.unit,
        case when scrutiny.tied_with > 0 then format('与{}个单位并列', scrutiny.tied_with) end
            as tie,
        case when scrutiny.is_small then format('分母不足{:g}，名次仅供参考', scrutiny.small_denominator) end
            as caution,
        case
            when scrutiny.to_target > 0 and indicators.to_target != ''
                then replace(indicators.to_target, '{n}', scrutiny.to_target::varchar)
            when scrutiny.to_target > 0
                then format(
                    '“{}”再{}{}{}即达标', measures.name,
                    case scrutiny.direction when 'lower' then '减' else '增' end,
                    scrutiny.to_target, measures.unit
                )
        end as distance
    from {{ ref('int_rank_scrutiny') }} as scrutiny
    inner join {{ ref('stg_indicators') }} as indicators
        on scrutiny.regime = indicators.regime and scrutiny.indicator = indicators.indicator
    inner join {{ ref('stg_measures') }} as measures
        on scrutiny.regime = measures.regime and indicators.numerator = measures.measure
)

select
    figures.regime,
    figures.indicator,
    figures.name,
    figures.period,
    figures.level,
    figures.unit_code,
    figures.unit_name,
    {%- for part in ['numerator', 'denominator', 'value', 'target', 'attained', 'rank'] %}
    figures.{{ part }},
    {%- endfor %}
    worded.tied_with,
    worded.is_small,
    worded.small_denominator,
    worded.to_target,
    worded.to_spare,
    worded.unit,
    concat_ws('；', worded.tie, worded.caution, worded.distance) as remark
from worded
inner join {{ ref('int_period_units') }} as units
    on
        worded.regime = units.regime
        and worded.period = units.period
        and worded.unit_root = units.unit_root
inner join {{ ref('fct_indicator_values') }} as figures
    on
        worded.regime = figures.regime
        and worded.indicator = figures.indicator
        and worded.period = figures.period
        and units.unit_code = figures.unit_code
