{{ newest_definitions('settings', [
    'regime', 'name', 'value', 'note', 'clause'
]) }}
