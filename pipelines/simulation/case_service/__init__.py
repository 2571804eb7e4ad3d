"""Simulator of case services (帮办代办): cases with a life cycle, and tasks per department."""
