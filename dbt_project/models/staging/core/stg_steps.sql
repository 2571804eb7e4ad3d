{{ newest_definitions('steps', [
    'regime', 'step', 'name', 'form_regime', 'form', 'case_elements', 'subject_elements',
    'start_elements', 'end_elements', 'stop_elements', 'responsible_element', 'limit_kind',
    'limit_amount', 'limit_element', 'clause', 'display_order'
]) }}
