"""One module per family of element types: what a cell says, in canonical form.

Belongs here: reading a single cell. Does not belong here: rules between cells (`rules/`).
"""
