{{ newest_definitions('declared_sources', [
    'regime', 'measure', 'source', 'form_regime', 'form', 'summed_element', 'subject_elements',
    'dated_element', 'per', 'step', 'outcome', 'every', 'of_level'
]) }}
