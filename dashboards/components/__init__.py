"""Shared parts of pages (部件): frame, tables, cards, evidence; they get DataFrames and draw."""
