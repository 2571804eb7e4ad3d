{{ form_rows('platform', 'projects', [
    ('project_code', 'varchar'), ('project_name', 'varchar'), ('city', 'varchar'),
    ('county', 'varchar'), ('source', 'varchar'), ('amount', 'double'), ('entered_on', 'date'),
    ('status', 'varchar'), ('key_industry', 'varchar'), ('signed_on', 'date'),
    ('fulfilled_on', 'date'), ('started_on', 'date'), ('produced_on', 'date')
]) }}
