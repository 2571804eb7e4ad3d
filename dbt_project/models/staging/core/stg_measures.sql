{{ newest_definitions('measures', [
    'regime', 'measure', 'name', 'meaning', 'unit', 'basis', 'aggregate', 'rollup', 'levels',
    'clause', 'display_order'
]) }}
