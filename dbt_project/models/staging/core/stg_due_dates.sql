{{ newest_definitions('due_dates', [
    'regime', 'form', 'period', 'period_kind', 'due_on', 'clause'
]) }}
