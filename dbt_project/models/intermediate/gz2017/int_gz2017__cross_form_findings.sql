-- Differences between forms (跨表核对), as warnings that name both places.
{{ cross_form_findings([
    'int_gz2017__findings_is_new',
    'int_gz2017__findings_summary',
    'int_gz2017__findings_dropped',
    'int_gz2017__findings_list',
    'int_gz2017__findings_missing',
    'int_gz2017__findings_unlinked',
    'int_gz2017__findings_centres',
    'int_gz2017__findings_reviews'
]) }}
