{{ newest_definitions('regimes', [
    'regime', 'title', 'short_title', 'document_number', 'issuer', 'receiver', 'root_unit',
    'valid_from', 'valid_to'
]) }}
