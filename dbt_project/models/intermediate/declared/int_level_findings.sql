-- Rows that a measure would count if their unit were of the level that owes it: a city's row among
-- the meetings of the province. They do not count, so each is a finding.
select
    submissions.path as file,
    asked.sheet,
    coalesce(cells.cell, '') as cell,
    'other_level' as rule,
    'warning' as severity,
    forms.place_element as element,
    coalesce(cells.text, '') as value,
    '“' || units.name || '”是' || {{ level_name('units') }} || '单位，“' || measures.name
    || '”只统计' || {{ level_word('sources.of_level') }} || '的，本行不计入。请核对单位和类型。' as message,
    '' as other_file,
    '' as other_sheet,
    '' as other_cell,
    submissions.regime,
    submissions.form,
    submissions.unit_code,
    submissions.period,
    asked.row_number,
    measures.clause,
    true as is_current,
    submissions.file_id,
    asked.submission_id
from {{ ref('int_asked_rows') }} as asked
inner join {{ ref('stg_declared_sources') }} as sources
    on
        asked.regime = sources.regime
        and asked.measure = sources.measure
        and asked.source = sources.source
inner join {{ ref('stg_measures') }} as measures
    on asked.regime = measures.regime and asked.measure = measures.measure
inner join {{ ref('stg_forms') }} as forms
    on asked.form_regime = forms.regime and asked.form = forms.form
inner join {{ ref('stg_org_units') }} as units on asked.unit_root = units.unit_code
inner join {{ ref('int_submissions') }} as submissions
    on asked.submission_id = submissions.submission_id
left join {{ ref('int_labelled_cells') }} as cells
    on
        asked.submission_id = cells.submission_id
        and asked.sheet = cells.sheet
        and asked.row_number = cells.row_number
        and forms.place_element = cells.element
left join {{ ref('int_step_spans') }} as spans
    on
        sources.regime = spans.regime
        and sources.step = spans.step
        and asked.submission_id = spans.submission_id
        and asked.sheet = spans.sheet
        and asked.row_number = spans.row_number
where
    asked.is_newest
    and not {{ is_of_level('units', 'sources.of_level') }}
    and (sources.step = '' or spans.step is not null)
qualify row_number() over (
    partition by asked.submission_id, asked.sheet, asked.row_number
    order by measures.display_order
) = 1
