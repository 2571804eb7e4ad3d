{{ newest_definitions('list_items', ['regime', 'list', 'item', 'aliases', 'display_order']) }}
