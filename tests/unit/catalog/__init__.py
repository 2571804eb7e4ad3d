"""Definitions: loading, names, time, blank forms, landing."""
