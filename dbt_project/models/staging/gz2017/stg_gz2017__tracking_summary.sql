{{ form_rows('gz2017', 'tracking_summary', [
    ('unit', 'varchar'), ('signed_projects', 'double'), ('p_preparing', 'double'),
    ('p_building', 'double'), ('p_producing', 'double'), ('p_full', 'double'),
    ('served_projects', 'double'), ('visits', 'double'), ('calls', 'double'),
    ('agency_projects', 'double'), ('matters_filed', 'double'), ('matters_closed', 'double')
]) }}
