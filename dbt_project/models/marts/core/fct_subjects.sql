-- What the policy is about: every subject that counts in a period, at the unit where its facts
-- stand, with all its counts. Money, months, returns and articles, told by the word after the
-- number, are no subjects. Of a key of several parts the first may have a name of its own. In
-- order, so that a period is read without the others.
with counted as (
    select
        facts.regime,
        periods.period,
        facts.unit_root,
        facts.subject,
        coalesce(
            max(facts.subject_name) filter (facts.subject_name <> facts.subject), max(facts.subject)
        ) as subject_name,
        min(facts.happened_on) as since,
        list_sort(list_distinct(list(facts.measure))) as measures,
        list_sort(list_distinct(list(coalesce(facts.submission_id, '')))) as submission_ids
    from {{ ref('int_facts') }} as facts
    inner join {{ ref('stg_measures') }} as measures
        on facts.regime = measures.regime and facts.measure = measures.measure
    inner join {{ ref('int_periods') }} as periods
        on
            facts.regime = periods.regime
            and {{ in_window('facts', 'measures.basis', 'periods') }}
    where
        measures.aggregate <> 'sum'
        and measures.rollup <> 'reporting'
        and not regexp_matches(measures.unit, '[元月季年份篇次]')
    group by all
)

select
    counted.* exclude (unit_root),
    units.unit_code,
    units.unit_name,
    units.parent_code,
    names.project_name,
    lower(
        concat_ws(
            ' ', counted.subject_name, counted.subject, names.project_name, units.unit_name,
            above.unit_name
        )
    ) as sought
from counted
inner join {{ ref('int_period_units') }} as units
    on
        counted.regime = units.regime
        and counted.period = units.period
        and counted.unit_root = units.unit_root
left join {{ ref('int_period_units') }} as above
    on
        counted.regime = above.regime
        and counted.period = above.period
        and units.parent_code = above.unit_code
left join {{ ref('int_subject_names') }} as names
    on counted.regime = names.regime and split_part(counted.subject, '|', 1) = names.subject
order by counted.regime, counted.period, units.parent_code, units.unit_code
