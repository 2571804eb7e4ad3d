"""Ways in which offices differ: valid returns bent by hand, one tiny function each."""
