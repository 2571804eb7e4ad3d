{{ form_rows('guiyang2019', 'dispatch_items', [
    ('meeting_on', 'date')
]) }}
