-- Differences between the registers (跨表核对), as warnings that name the cell.
{{ cross_form_findings([
    'int_pingyang2018__findings_unknown_cases',
    'int_pingyang2018__findings_two_endings',
    'int_pingyang2018__findings_open_tasks'
]) }}
