{{ form_rows('guiyang2019', 'observations', [
    ('county', 'varchar'), ('project_name', 'varchar')
]) }}
