"""Which units belong to a user's unit (本单位): it and everything below it.

Belongs here: that set, from the definitions. Does not belong here: rows of marts
(`dashboards/scope.py` asks the same of the copy).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.catalog.model.places import OrgUnit


def own_units(unit: str, units: Sequence[OrgUnit]) -> frozenset[str]:
    """Codes of the unit, of units below it, and of those that became one of them."""
    found: set[str] = set()
    new = {unit}
    while new:
        found |= new
        new = {u.code for u in units if {u.parent_code, u.root_code} & found} - found
    return frozenset(found)
