{{ newest_definitions('over_time_rules', [
    'regime', 'form', 'rule', 'kind', 'severity', 'elements', 'subject_elements',
    'ordered_values', 'message', 'told_apart_by', 'excepts_city_itself', 'clause'
]) }}
