{{ form_rows('gz2017', 'articles', [
    ('sender', 'varchar'), ('title', 'varchar'), ('sent_on', 'date'), ('adopted', 'varchar')
]) }}
