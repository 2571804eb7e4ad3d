-- Findings that a waiver lifts: those of its rule in the file, or in the return, that it names.
{% set columns = [
    'file', 'sheet', 'cell', 'rule', 'regime', 'form', 'unit_code', 'period', 'row_number',
    'file_id', 'submission_id'
] -%}
with findings as (
    select {{ columns | join(', ') }}
    from {{ ref('int_form_findings') }}
    where severity != 'fatal'
    union all by name
    select
        * exclude (severity, message, other_file),
        '' as sheet,
        '' as cell
    from {{ ref('int_return_findings') }}
)

select
    waivers.decision_id as waiver,
    findings.rule,
    findings.sheet,
    findings.cell,
    findings.row_number,
    findings.file_id,
    coalesce(findings.submission_id, '') as submission_id
from findings
inner join {{ ref('int_decisions') }} as waivers
    on
        findings.rule = waivers.rule
        and waivers.kind = 'waiver'
        and waivers.sheet in ('', findings.sheet)
        and waivers.cell in ('', findings.cell)
        and case
            when waivers.file != '' then findings.file = waivers.file
            else
                findings.regime = waivers.regime
                and findings.form = waivers.form
                and findings.unit_code = waivers.unit_code
                and waivers.period in ('', findings.period)
                and coalesce({{ period_end('findings.period') }} <= waivers.valid_to, true)
        end
qualify row_number() over (
    partition by
        findings.file_id, findings.submission_id, findings.rule, findings.sheet, findings.cell,
        findings.row_number
    order by waivers.decided_on desc, waivers.decision_id asc
) = 1
