-- What stands on each watch list in each period: the subjects that count in one of its measures and
-- not in the one that would strike them off, each with its row and the cells worth showing.
select
    listed.regime,
    listed.watchlist,
    lists.name as watchlist_name,
    lists.display_order,
    listed.period,
    units.unit_code,
    units.unit_name,
    units.parent_code,
    listed.measure,
    measures.name as measure_name,
    listed.subject,
    listed.subject_name,
    listed.happened_on,
    listed.submission_id,
    submissions.path as file,
    listed.sheet,
    listed.row_number,
    list_transform(
        list_filter(
            coalesce(source_rows.cells, []),
            lambda cell: list_contains(lists.shown_elements, cell['element'])
        ),
        lambda cell: struct_pack(label := cell['label'], text := cell['text'])
    ) as cells,
    lists.says,
    lists.clause
from {{ ref('int_listed_subjects') }} as listed
inner join {{ ref('stg_watchlists') }} as lists
    on listed.regime = lists.regime and listed.watchlist = lists.watchlist
inner join {{ ref('stg_measures') }} as measures
    on listed.regime = measures.regime and listed.measure = measures.measure
inner join {{ ref('int_period_units') }} as units
    on
        listed.regime = units.regime
        and listed.period = units.period
        and listed.unit_root = units.unit_root
left join {{ ref('int_submissions') }} as submissions
    on listed.submission_id = submissions.submission_id
left join {{ ref('int_source_rows') }} as source_rows
    on
        listed.submission_id = source_rows.submission_id
        and listed.sheet = source_rows.sheet
        and listed.row_number = source_rows.row_number
