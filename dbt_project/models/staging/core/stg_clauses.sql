{{ newest_definitions('clauses', [
    'regime', 'clause', 'title', 'text'
]) }}
