{{ form_rows('platform', 'link_reviews', [
    ('list', 'varchar'), ('city', 'varchar'), ('county', 'varchar'), ('stated_name', 'varchar'),
    ('project_code', 'varchar'), ('verdict', 'varchar'), ('decided_by', 'varchar'),
    ('decided_on', 'date')
]) }}
