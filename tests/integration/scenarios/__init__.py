"""Scenarios: returns written by hand, answers worked out on paper, judged through the command line."""
