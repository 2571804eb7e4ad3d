"""Which unit is meant? Names as offices write them -> unit codes.

Belongs here: choosing one unit by name, city and day, and the family of a unit. Does not
belong here: spellings (`place_names.py`), what a foreign county means for a row (intake).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pipelines.catalog.model.definition import Level
from pipelines.catalog.model.folder import Catalog
from pipelines.catalog.model.places import OrgUnit
from pipelines.catalog.place_names import (
    OWN_PROVINCE,
    full_names,
    is_department,
    local_spellings,
    own_level_parts,
    place_key,
    spellings,
    without_office,
)
from pipelines.catalog.unit_files import PSEUDO_COUNTY


@dataclass(frozen=True)
class Place:
    """A recognised unit. `closed`: it had ended on the day asked; `successor` goes on for it."""

    code: str
    name: str
    level: Level
    closed: bool = False
    successor: str = ""


class Places:
    """The units of a catalogue, found by name. Build once, ask often (answers are kept)."""

    def __init__(self, catalog: Catalog) -> None:
        self._units = {unit.code: unit for unit in catalog.org_units}
        self._named: dict[str, list[tuple[int, OrgUnit]]] = {}
        self._local: dict[tuple[str, str], list[tuple[int, OrgUnit]]] = {}
        self._full: dict[str, OrgUnit] = {}
        self._answers: dict[tuple[str, str | None, date | None], tuple[Place, ...]] = {}
        for unit in catalog.org_units:
            for key, tier in spellings(unit).items():
                self._named.setdefault(key, []).append((tier, unit))
            self._full |= dict.fromkeys(full_names(unit), unit)
            city = self._units.get(unit.parent_code)
            if city is not None and city.level == "city":
                for key, tier in local_spellings(unit, city).items():
                    self._local.setdefault((city.code, key), []).append((tier, unit))

    # --- by name ----------------------------------------------------------------------

    def resolve(self, text: str, within: str | None = None, on: date | None = None) -> Place | None:
        """The one unit that `text` names, at or below `within`; None = unknown or ambiguous.

        `on` decides between units of one name that follow each other in time. A city's name
        gives the city itself, 市本级 (with a city named or as `within`) its pseudo-county.
        """
        found = self.candidates(text, within, on)
        return found[0] if len(found) == 1 else None

    def candidates(
        self, text: str, within: str | None = None, on: date | None = None
    ) -> tuple[Place, ...]:
        """All units that `text` may mean; more than one = ambiguous."""
        question = (text, within, on)
        if question not in self._answers:
            full = place_key(text)
            # An office that is a unit of its own comes before the place whose office it is.
            named = self._best(self._named.get(full, ()), within, on) if within else []
            key = without_office(full)
            units = named or (self._search(key, within, on) if key else [])
            self._answers[question] = tuple(self._place(unit, on) for unit in units)
        return self._answers[question]

    def _search(self, key: str, within: str | None, on: date | None) -> list[OrgUnit]:
        exact = list(self._named.get(key, ()))
        if within is not None:
            exact += self._local.get((within, key), ())
        return (
            self._best(exact, within, on)
            or self._own_level(key, within, on)
            or self._after_parent(key, within, on)
            or self._before_department(key, within, on)
            or self._before_address(key, within, on)
            or self._department_of_top(key, within)
        )

    def _best(
        self, found: Iterable[tuple[int, OrgUnit]], within: str | None, on: date | None
    ) -> list[OrgUnit]:
        """The best tier's units; of units that follow each other, the one valid on the day."""
        inside = [
            (tier, u) for tier, u in found if within is None or self.is_within(u.code, within)
        ]
        if not inside:
            return []
        if on is not None and any(_is_valid(u, on) for tier, u in inside if tier > 1):
            inside = [(tier, u) for tier, u in inside if tier == 1 or _is_valid(u, on)]
        tier = min(tier for tier, _ in inside)
        by_root: dict[str, OrgUnit] = {}
        for _, unit in (pair for pair in inside if pair[0] == tier):
            other = by_root.get(unit.root_code)
            if other is None or (other.valid_to is not None and unit.valid_to is None):
                by_root[unit.root_code] = unit
        return list(by_root.values())

    def _own_level(self, key: str, within: str | None, on: date | None) -> list[OrgUnit]:
        """某市本级, 州直 …: the pseudo-county of the named city, or of `within`; 省: `within`."""
        if key in OWN_PROVINCE and within is not None:
            top = self._units[within]
            return [top] if top.level == "province" else []
        for part in own_level_parts(key):
            cities = [self._units[within]] if not part and within is not None else []
            if part:
                cities = self._best(self._named.get(part, ()), within, on)
            pseudo = [self.pseudo_county(c.code) for c in cities if c.level == "city"]
            if pseudo:
                return [self._units[code] for code in pseudo]
        return []

    def _after_parent(self, key: str, within: str | None, on: date | None) -> list[OrgUnit]:
        """某市某县, 某省某市: the longest name of a unit above, then the rest below it."""
        for length in range(len(key) - 1, 1, -1):
            for parent in self._best(self._named.get(key[:length], ()), None, on):
                inner = self._search(key[length:], parent.code, on)
                inner = [unit for unit in inner if unit.code != parent.code]
                if within is not None:
                    inner = [unit for unit in inner if self.is_within(unit.code, within)]
                if inner:
                    return inner
        return []

    def _before_department(self, key: str, within: str | None, on: date | None) -> list[OrgUnit]:
        """某省发展和改革委员会: a unit's full name with a department that names no other unit."""
        for length in range(len(key) - 1, 2, -1):
            rest = key[length:]
            if key[:length] not in self._full or not is_department(rest):
                continue
            if any(name in rest for name in self._full):
                return []
            return self._best(self._named[key[:length]], within, on)
        return []

    def _before_address(self, key: str, within: str | None, on: date | None) -> list[OrgUnit]:
        """某县某街道: a county's full name with an address that names no other county."""
        for length in range(len(key) - 1, 1, -1):
            unit = self._full.get(key[:length])
            if unit is None or unit.level != "county" or unit.kind == PSEUDO_COUNTY:
                continue
            rest = key[length:]
            if any(name in rest for name, other in self._full.items() if other.level == "county"):
                return []
            return self._best(self._named[key[:length]], within, on)
        return []

    def _department_of_top(self, key: str, within: str | None) -> list[OrgUnit]:
        """省工业和信息化厅, 市发改委: a department of the province or city that is asked within. A
        county's departments are units of their own, so an unknown one stays unknown."""
        if within is None:
            return []
        top = self._units[within]
        signs = {"province": "省", "city": "市州"}.get(top.level, "")
        return [top] if key[0] in signs and is_department(key[1:]) else []

    def _place(self, unit: OrgUnit, on: date | None) -> Place:
        closed = on is not None and unit.valid_to is not None and unit.valid_to < on
        successor = unit.root_code if closed and unit.root_code != unit.code else ""
        return Place(unit.code, unit.name, unit.level, closed, successor)

    # --- by code ----------------------------------------------------------------------

    def unit(self, code: str) -> OrgUnit:
        """The unit with this code. Raises KeyError."""
        return self._units[code]

    def name(self, code: str) -> str:
        return self._units[code].name

    def level(self, code: str) -> Level:
        return self._units[code].level

    def ancestors(self, code: str) -> tuple[str, ...]:
        """The units above, nearest first."""
        found: list[str] = []
        while code := self._units[code].parent_code:
            found.append(code)
        return tuple(found)

    def is_within(self, code: str, top: str) -> bool:
        """Is `code` the unit `top`, or below it?"""
        return code == top or top in self.ancestors(code)

    def city_of(self, code: str) -> str:
        """The city of a county, a city itself; '' for a province."""
        for above in (code, *self.ancestors(code)):
            if self._units[above].level == "city":
                return above
        return ""

    def pseudo_county(self, city: str) -> str:
        """The code of the city's 市本级."""
        return f"{city}BJ"

    def itself(self, code: str) -> str:
        """The city of a 市本级; any other unit itself."""
        unit = self._units[code]
        return unit.parent_code if unit.kind == PSEUDO_COUNTY else code

    def below(self, code: str, level: Level, on: date | None = None) -> tuple[OrgUnit, ...]:
        """The units of a level under `code` (itself included) in printed order."""
        return tuple(
            unit
            for unit in self._units.values()
            if unit.level == level
            and self.is_within(unit.code, code)
            and (on is None or _is_valid(unit, on))
        )


def _is_valid(unit: OrgUnit, day: date) -> bool:
    starts = unit.valid_from is None or unit.valid_from <= day
    return starts and (unit.valid_to is None or day <= unit.valid_to)
