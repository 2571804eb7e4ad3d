{{ form_rows('pingyang2018', 'feedback', [('case_no', 'varchar'), ('feedback_on', 'date')]) }}
