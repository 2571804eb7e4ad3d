{{ newest_definitions('measure_filters', [
    'regime', 'measure', 'position', 'element', 'kind', 'allowed'
]) }}
