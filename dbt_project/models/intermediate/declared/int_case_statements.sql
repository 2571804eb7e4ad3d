-- The same rows with the unit each counts for and the case it is about. Where a form restates its
-- cases, a statement stands until the next one of the case, and the last is the newest. Where a
-- form says so, a case is its sender's: two units may then have cases of the same name.
with keyed as (
    select
        rows_read.*,
        len(forms.case_elements) > 0 as is_restated,
        forms.cases_are = 'the_senders' as is_senders,
        max(cells.value) filter (where cells.element = forms.place_element) as named_unit,
        string_agg({{ name_key('cells.value') }}, '|' order by cells.element) filter (
            where list_contains(forms.case_elements, cells.element)
        ) as stated_key
    from {{ ref('int_read_rows') }} as rows_read
    inner join {{ ref('stg_forms') }} as forms
        on rows_read.form_regime = forms.regime and rows_read.form = forms.form
    left join {{ ref('stg_cells') }} as cells
        on
            rows_read.submission_id = cells.submission_id
            and rows_read.sheet = cells.sheet
            and rows_read.row_number = cells.row_number
            and (
                forms.place_element = cells.element
                or list_contains(forms.case_elements, cells.element)
            )
    group by all
),

named as (
    select
        * exclude (stated_key),
        coalesce(stated_key, concat_ws('|', submission_id, sheet, row_number)) as case_key
    from keyed
)

select
    named.* exclude (named_unit, is_senders),
    units.root_code as unit_root,
    named.period_end as stated_from,
    case
        when is_restated then (lead(named.period_end) over statements - interval 1 day)::date
    end as stated_until,
    not is_restated or lead(named.submission_id) over statements is null as is_newest
from named
inner join {{ ref('stg_org_units') }} as units
    on coalesce(named.named_unit, named.centre_code) = units.unit_code
window statements as (
    partition by
        named.regime, named.form_regime, named.form, named.case_key,
        case when named.is_senders then units.root_code end
    order by
        named.period_end, named.received_at, named.submission_id, named.sheet, named.row_number
)
