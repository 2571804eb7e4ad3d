{{ newest_definitions('elements', [
    'regime', 'form', 'element', 'label', 'type', 'unit', 'is_personal', 'clause',
    'display_order'
]) }}
