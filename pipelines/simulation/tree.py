"""The simulator's own view of the units of one regime: who stands above whom, who owes what.

A simulator makes one with `tree_of(request)`. The root may be a province, a city or a county.
Belongs here: which units take part on a day, and under which code a unit's facts are shown. Does
not belong here: matching of names typed by offices, which is intake's business and must stay
independent of the simulator.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from pipelines.catalog.model.places import OrgUnit, ReportingLine
from pipelines.simulation.simulate import Request

LEVELS = ("office", "county", "city", "province")  # from the lowest up
OWN_COUNTY = "市本级"  # what belongs to a city and to none of its counties


class Tree:
    """The root and all units below; facts are kept by root code (the last successor)."""

    def __init__(self, units: Iterable[OrgUnit], lines: Iterable[ReportingLine], root: str) -> None:
        self.root = root
        self._units = {unit.code: unit for unit in units}
        self.lines = tuple(lines)
        self.members = [unit for unit in self._units.values() if self._is_within(unit)]
        self.units_on = cache(self._units_on)
        self.above = cache(self._above)

    def unit(self, code: str) -> OrgUnit:
        return self._units[code]

    def root_of(self, code: str) -> str:
        return self._units[code].root_code

    def is_own_county(self, code: str) -> bool:
        return self._units[code].kind == OWN_COUNTY

    def shown_on(self, root_code: str, day: date) -> OrgUnit:
        """The unit under which the facts of `root_code` are shown on `day`."""
        return next(unit for unit in self.units_on(day) if unit.root_code == root_code)

    def right_under(self, code: str, day: date) -> list[OrgUnit]:
        """The units right under one, without its 市本级."""
        found = (unit for unit in self.units_on(day) if unit.parent_code == code)
        return [unit for unit in found if not self.is_own_county(unit.code)]

    def owing_on(self, day: date) -> list[str]:
        """Who reports to the root: the units right under it, unless their reporting line leads
        elsewhere on `day`, and units below whose line leads straight to it."""
        lines = {line.unit_code: line.reports_to for line in self.lines if _holds(line, day)}
        owing = [
            unit.code
            for unit in self._by_level(self.members)
            if is_valid(unit, day)
            and not self.is_own_county(unit.code)
            and lines.get(unit.code, unit.parent_code) == self.root
        ]
        return sorted(owing, key=lambda code: -LEVELS.index(self._units[code].level))

    def _units_on(self, day: date) -> tuple[OrgUnit, ...]:
        """Those that exist on `day`, the lowest level first; of one root code the first code."""
        found: dict[str, OrgUnit] = {}
        for unit in sorted(self.members, key=lambda unit: unit.code):
            if is_valid(unit, day):
                found.setdefault(unit.root_code, unit)
        return tuple(self._by_level(found.values()))

    def _above(self, code: str) -> tuple[str, ...]:
        """The root codes of a unit and of those above it up to the root; () for a foreign one."""
        chain = [self.root_of(code)]
        while chain[-1] != self.root:
            parent = self._units[chain[-1]].parent_code
            if not parent:
                return ()
            chain.append(self.root_of(parent))
        return tuple(chain)

    def _by_level(self, units: Iterable[OrgUnit]) -> list[OrgUnit]:
        def place(unit: OrgUnit) -> tuple[int, int, str]:
            order = (unit.display_order or 999) if unit.level == "city" else 0
            return LEVELS.index(unit.level), order, unit.code

        return sorted(units, key=place)

    def _is_within(self, unit: OrgUnit) -> bool:
        while unit.code != self.root:
            if not unit.parent_code:
                return False
            unit = self._units[unit.parent_code]
        return True


def tree_of(request: Request) -> Tree:
    """The tree of the regime that is simulated."""
    folder = request.folder
    return Tree(request.catalog.org_units, folder.reporting_lines, folder.regime.root_unit)


def is_valid(unit: OrgUnit, day: date) -> bool:
    return (unit.valid_from or date.min) <= day <= (unit.valid_to or date.max)


def _holds(line: ReportingLine, day: date) -> bool:
    return line.valid_from <= day and (line.valid_to is None or day <= line.valid_to)
