{{ form_rows('gz2017', 'ledger', [
    ('county', 'varchar'), ('project_name', 'varchar'), ('is_new', 'varchar'),
    ('progress', 'varchar'), ('matter', 'varchar'), ('filed_on', 'date'), ('closed_on', 'date'),
    ('visits', 'double'), ('calls', 'double')
]) }}
