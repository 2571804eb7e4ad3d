"""Reminders (催报): what a unit still owes, as a text, and sending it through channels."""
