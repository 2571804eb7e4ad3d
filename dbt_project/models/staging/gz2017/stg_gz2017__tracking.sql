{{ form_rows('gz2017', 'tracking', [
    ('county', 'varchar'), ('project_name', 'varchar'), ('p_preparing', 'varchar'),
    ('p_building', 'varchar'), ('p_producing', 'varchar'), ('p_full', 'varchar'),
    ('tracked', 'varchar'), ('visits', 'double'), ('calls', 'double'),
    ('city_visits', 'double'), ('county_visits', 'double'), ('agency', 'varchar'),
    ('event', 'varchar'), ('amount', 'double'), ('matters_filed', 'double'), ('matters_closed', 'double')
]) }}
