{{ newest_definitions('tiles', ['unit_code', 'level', 'label', 'tile_row', 'tile_column']) }}
