-- Facts read straight from rows. A dated row counts on that day; any other from the end of its
-- report period, until the case is stated anew. Months or quarters (`per`) count at their end. A
-- blank is no value to be counted, nor a row of a unit of another level than the measure asks for.
select
    valued.regime,
    valued.measure,
    valued.unit_root,
    {{ period_of('valued.per', 'valued.dated_on', 'coalesce(valued.subject, valued.case_key)') }}
        as subject,
    coalesce(valued.subject_name, units.name) as subject_name,
    {{ counting_day('valued') }} as happened_on,
    case when valued.dated_element = '' then valued.stated_until end as until_on,
    coalesce(valued.quantity, 1)::double as quantity,
    valued.submission_id,
    valued.sheet,
    valued.row_number
from {{ ref('int_valued_rows') }} as valued
inner join {{ ref('stg_org_units') }} as units on valued.unit_root = units.unit_code
inner join {{ ref('int_horizon') }} as horizons on valued.regime = horizons.regime
where
    (valued.dated_element = '' or {{ counting_day('valued') }} <= horizons.horizon)
    and (valued.summed_element = '' or valued.quantity is not null)
    and (len(valued.subject_elements) = 0 or valued.subject is not null)
    and {{ is_of_level('units', 'valued.of_level') }}
