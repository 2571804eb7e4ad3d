{{ newest_definitions('org_units', [
    'unit_code', 'name', 'level', 'kind', 'parent_code', 'short_names', 'valid_from',
    'valid_to', 'successor_code', 'root_code', 'display_order'
]) }}
