-- Differences between the registers (跨表核对), as warnings that name the cell.
{{ cross_form_findings([
    'int_dayao2023__findings_unknown_cases',
    'int_dayao2023__findings_two_endings',
    'int_dayao2023__findings_open_tasks'
]) }}
