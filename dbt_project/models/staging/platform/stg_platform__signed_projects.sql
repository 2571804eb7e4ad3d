{{ form_rows('platform', 'signed_projects', [
    ('project_code', 'varchar'), ('project_name', 'varchar'), ('city', 'varchar'),
    ('county', 'varchar'), ('event', 'varchar'), ('event_on', 'date'), ('signed_on', 'date'),
    ('project_type', 'varchar'), ('amount', 'double')
]) }}
