{{ form_rows('gz2017', 'problems', [
    ('county', 'varchar'), ('project_name', 'varchar'), ('description', 'varchar'),
    ('raised_on', 'date'), ('rung', 'varchar'), ('rung_on', 'date'), ('responsible', 'varchar'),
    ('closed_on', 'date'), ('result', 'varchar')
]) }}
