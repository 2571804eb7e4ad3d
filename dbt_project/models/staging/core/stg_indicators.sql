{{ newest_definitions('indicators', [
    'regime', 'indicator', 'name', 'indicator_group', 'numerator', 'denominator', 'direction',
    'levels', 'ranked_levels', 'period_kinds', 'in_bulletin_ranking', 'clause', 'why',
    'display_order', 'denominator_at', 'to_target'
]) }}
