"""Pages that read the serving copy (只读副本); no formula, no intake."""
