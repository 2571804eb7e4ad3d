{{ newest_definitions('watchlists', [
    'regime', 'watchlist', 'name', 'measures', 'without', 'shown_elements', 'says', 'clause',
    'display_order'
]) }}
