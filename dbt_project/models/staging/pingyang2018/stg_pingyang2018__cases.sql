{{ form_rows('pingyang2018', 'cases', [
    ('case_no', 'varchar'), ('registered_on', 'date'), ('closed_on', 'date'),
    ('terminated_on', 'date')
]) }}
