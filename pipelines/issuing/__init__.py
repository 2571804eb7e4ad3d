"""Issued bulletins (签发): records that are kept, rebuilt to the byte, and amended with reasons.

Belongs here: issuing, verifying, comparing two states of knowledge. Does not belong here: what a
bulletin says (`pipelines/publications`) or any figure (the marts).
"""
