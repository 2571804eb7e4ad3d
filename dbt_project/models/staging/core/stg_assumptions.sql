{{ newest_definitions('assumptions', [
    'regime', 'assumption', 'clause', 'gap', 'assumed'
]) }}
