{{ form_rows('gz2021', 'landing_ledger', [
    ('project_code', 'varchar'), ('project_name', 'varchar'), ('amount', 'double'),
    ('difficulty', 'varchar')
]) }}
