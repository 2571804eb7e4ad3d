{{ newest_definitions('reporting_lines', [
    'regime', 'unit_code', 'reports_to', 'valid_from', 'valid_to', 'source'
]) }}
