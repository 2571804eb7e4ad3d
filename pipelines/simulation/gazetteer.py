"""The simulator's own view of the administrative units of one regime.

Belongs here: which counties and cities take part, what they are called on a day, and under
which code a unit's facts are shown on a day. Does not belong here: matching of names typed by
offices, which is intake's business and must stay independent of the simulator.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pipelines.catalog.model import OrgUnit, ReportingLine


class Gazetteer:
    """Units below `root`, with counties addressed by their root code (last successor)."""

    def __init__(self, units: Iterable[OrgUnit], lines: Iterable[ReportingLine], root: str) -> None:
        self.root = root
        self._units = {unit.code: unit for unit in units}
        self.lines = tuple(lines)
        below = [unit for unit in self._units.values() if self._is_below(unit)]
        self.cities = sorted(
            (unit.code for unit in below if unit.level == "city"),
            key=lambda code: (self._units[code].display_order or 999, code),
        )
        self._counties = [unit for unit in below if unit.level == "county"]

    def _is_below(self, unit: OrgUnit) -> bool:
        while unit.parent_code:
            if unit.parent_code == self.root:
                return True
            unit = self._units[unit.parent_code]
        return False

    def unit(self, code: str) -> OrgUnit:
        return self._units[code]

    def root_of(self, code: str) -> str:
        return self._units[code].root_code

    def city_of(self, code: str) -> str:
        """The city of a county, or the city itself."""
        unit = self._units[code]
        return code if unit.level == "city" else unit.parent_code

    def counties_on(self, day: date) -> list[OrgUnit]:
        """Every county, zone and 市本级 that exists on `day`, by code."""
        valid = [unit for unit in self._counties if is_valid(unit, day)]
        return sorted(valid, key=lambda unit: unit.code)

    def shown_on(self, root_code: str, day: date) -> OrgUnit:
        """The unit under which the facts of `root_code` are shown on `day`."""
        return next(unit for unit in self.counties_on(day) if unit.root_code == root_code)

    def is_own_county(self, code: str) -> bool:
        return self._units[code].kind == "市本级"

    def renamed(self, root_code: str) -> list[OrgUnit]:
        """All units, closed ones included, that became `root_code`, oldest first."""
        same = [unit for unit in self._counties if unit.root_code == root_code]
        return sorted(same, key=lambda unit: unit.valid_from or date.min)

    def straight_on(self, day: date) -> list[str]:
        """Counties whose reporting line leads straight to the top on `day`."""
        return sorted(
            line.unit_code
            for line in self.lines
            if line.reports_to == self.root
            and self._units[line.unit_code].level == "county"
            and line.valid_from <= day
            and (line.valid_to is None or day <= line.valid_to)
        )


def is_valid(unit: OrgUnit, day: date) -> bool:
    return (unit.valid_from or date.min) <= day <= (unit.valid_to or date.max)
