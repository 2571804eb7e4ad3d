"""The tree of a province, by cities and counties.

Belongs here: the questions of a regime whose root is a province: its cities, their counties, former
names, counties that report straight to the top. Does not belong here: what holds for any root
(`tree.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pipelines.catalog.model.places import OrgUnit, ReportingLine
from pipelines.simulation.tree import Tree


class Gazetteer(Tree):
    """Units below `root`, with counties addressed by their root code (last successor)."""

    def __init__(self, units: Iterable[OrgUnit], lines: Iterable[ReportingLine], root: str) -> None:
        super().__init__(units, lines, root)
        self.cities = sorted(
            (unit.code for unit in self.members if unit.level == "city"),
            key=lambda code: (self.unit(code).display_order or 999, code),
        )
        self._counties = [unit for unit in self.members if unit.level == "county"]

    def city_of(self, code: str) -> str:
        """The city of a county, or the city itself."""
        unit = self.unit(code)
        return code if unit.level == "city" else unit.parent_code

    def counties_on(self, day: date) -> list[OrgUnit]:
        """Every county, zone and 市本级 that exists on `day`, by code."""
        return [unit for unit in self.units_on(day) if unit.level == "county"]

    def renamed(self, root_code: str) -> list[OrgUnit]:
        """All units, closed ones included, that became `root_code`, oldest first."""
        same = [unit for unit in self._counties if unit.root_code == root_code]
        return sorted(same, key=lambda unit: unit.valid_from or date.min)

    def straight_on(self, day: date) -> list[str]:
        """Counties whose reporting line leads straight to the top on `day`."""
        return sorted(code for code in self.owing_on(day) if self.unit(code).level == "county")
