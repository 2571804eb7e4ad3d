{{ newest_definitions('row_filters', [
    'regime', 'measure', 'source', 'step', 'position', 'element', 'kind', 'allowed'
]) }}
