-- Differences between forms (跨表核对), as warnings that name the cell: ledgers against the platform,
-- items of meetings against the projects that they name.
{{ cross_form_findings([
    'int_gz2021__findings_ledgers',
    'int_gz2021__findings_items'
]) }}
