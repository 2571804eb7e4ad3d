{{ config(materialized='view') }}
-- Values and ranks as they would be without one submission, for every ranked unit.
-- Filter by regime, indicator and period.
with valued as (
    select
        indicator_values.*,
        without_one.submission_id,
        without_one.numerator_without,
        without_one.denominator_without,
        case
            when indicator_values.denominator is null then without_one.numerator_without
            else without_one.numerator_without / nullif(without_one.denominator_without, 0)
        end as value_without
    from {{ ref('int_values_without') }} as without_one
    inner join {{ ref('fct_indicator_values') }} as indicator_values
        on
            without_one.regime = indicator_values.regime
            and without_one.indicator = indicator_values.indicator
            and without_one.period = indicator_values.period
            and without_one.unit_code = indicator_values.unit_code
    where indicator_values.rank is not null
),

scored as (
    select
        *,
        case when direction = 'lower' then -value_without else value_without end as score
    from valued
)

select
    regime,
    indicator,
    period,
    level,
    unit_code,
    unit_name,
    submission_id,
    numerator,
    denominator,
    value,
    rank,
    numerator_without,
    denominator_without,
    value_without,
    case
        when score is not null
            then rank() over (
                partition by regime, indicator, period, submission_id, level, parent_code
                order by score desc nulls last
            )::integer
    end as rank_without
from scored
