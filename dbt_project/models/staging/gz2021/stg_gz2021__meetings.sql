{{ form_rows('gz2021', 'meetings', [
    ('unit', 'varchar'), ('meeting_type', 'varchar'), ('held_on', 'date'), ('item', 'varchar'),
    ('limit_on', 'date'), ('finished_on', 'date')
]) }}
