{{ form_rows('dayao2023', 'progress_reports', [
    ('department', 'varchar'), ('reported_on', 'date')
]) }}
