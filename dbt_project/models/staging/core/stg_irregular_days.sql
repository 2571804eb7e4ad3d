{{ newest_definitions('irregular_days', ['day', 'is_workday']) }}
