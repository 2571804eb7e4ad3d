-- What a subject is called in its rows, where its key has one part: a code says little by itself.
with named as (
    select
        submission_id,
        sheet,
        row_number,
        list_filter(cells, lambda cell: cell['element'] = 'project_name')[1]['text'] as project_name
    from {{ ref('int_source_rows') }}
)

select
    facts.regime,
    facts.subject,
    max(named.project_name) as project_name
from {{ ref('int_facts') }} as facts
inner join named
    on
        facts.submission_id = named.submission_id
        and facts.sheet = named.sheet
        and facts.row_number = named.row_number
where not contains(facts.subject, '|') and length(named.project_name) > 1
group by all
