-- Facts about stalled projects. The evidence is the newest ledger row, which names the reason and
-- who is responsible (of equal quarters the lowest level's); without one the platform's row.
with newest_ledger_rows as (
    select
        project_code,
        submission_id,
        sheet,
        row_number
    from {{ ref('int_gz2021__ledger_rows') }}
    qualify row_number() over (
        partition by project_code
        order by
            in_force_from desc,
            case keeper_level when 'county' then 1 when 'city' then 2 else 3 end,
            submission_id desc, sheet desc, row_number desc
    ) = 1
)

select
    unnest(['stalled_projects', spans.cause]) as measure,
    spans.county_root,
    spans.project_code as subject,
    spans.project_name as subject_name,
    spans.from_on as happened_on,
    spans.until_on,
    coalesce(ledger.submission_id, spans.submission_id) as submission_id,
    coalesce(ledger.sheet, spans.sheet) as sheet,
    coalesce(ledger.row_number, spans.row_number) as row_number
from {{ ref('int_gz2021__stalled_spans') }} as spans
left join newest_ledger_rows as ledger on spans.project_code = ledger.project_code
