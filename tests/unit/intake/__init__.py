"""Intake: from files to findings and records."""
