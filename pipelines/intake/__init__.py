"""From a file as received to rows, cells and findings in `raw`.

What belongs here recognises, reads, extracts, validates and lands one file at a time, and returns
findings. No indicator, no corrected value.
"""
