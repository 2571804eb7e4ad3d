{{ form_rows('platform', 'projects', [
    ('project_code', 'varchar'), ('project_name', 'varchar'), ('city', 'varchar'),
    ('county', 'varchar'), ('source', 'varchar'), ('amount', 'double'), ('entered_on', 'date'),
    ('status', 'varchar')
]) }}
