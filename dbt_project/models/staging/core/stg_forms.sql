{{ newest_definitions('forms', [
    'regime', 'form', 'title', 'number', 'direction', 'period_kind', 'version', 'clause',
    'display_order', 'submitted_by', 'case_elements', 'place_element', 'cases_are', 'may_repeat'
]) }}
