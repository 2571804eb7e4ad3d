{{ newest_definitions('targets', [
    'regime', 'indicator', 'target', 'valid_from', 'valid_to', 'clause'
]) }}
