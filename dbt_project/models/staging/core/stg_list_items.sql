{{ newest_definitions('list_items', [
    'regime', 'list', 'item', 'aliases', 'attributes', 'display_order'
]) }}
