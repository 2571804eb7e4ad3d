"""From a file as received to rows, cells and findings in `raw`: recognise, read, extract, validate, land.

What belongs here reads one file at a time and returns findings. No indicator, no corrected value.
"""
