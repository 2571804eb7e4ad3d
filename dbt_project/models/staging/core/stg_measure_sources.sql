{{ newest_definitions('measure_sources', [
    'regime', 'measure', 'form', 'summed_element', 'subject_elements', 'place_element'
]) }}
