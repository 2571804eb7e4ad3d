"""Units named inside longer texts: titles, sheet names, file names.

Belongs here: finding a name within a text. Does not belong here: matching a whole name with
its suffixes (`catalog/places.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pipelines.catalog.model.folder import Catalog
from pipelines.catalog.model.places import OrgUnit
from pipelines.catalog.places import Places
from pipelines.catalog.unit_files import PSEUDO_COUNTY
from pipelines.intake.wording import squeeze


class UnitNames:
    """Every name of every unit below province level, the longest first."""

    def __init__(self, catalog: Catalog, places: Places) -> None:
        self.places = places
        self.units: dict[str, OrgUnit] = {unit.code: unit for unit in catalog.org_units}
        names: set[str] = set()
        for unit in catalog.org_units:
            if unit.level != "province" and unit.kind != PSEUDO_COUNTY:
                names.update(squeeze(name) for name in (unit.name, *unit.short_names))
        self._names = sorted((name for name in names if len(name) >= 2), key=len, reverse=True)

    def named_in(self, text: str, root: str, on: date) -> list[str]:
        """Codes of the units named in the text, in no longer name's part; duplicates removed."""
        rest = squeeze(text)
        found: list[tuple[int, str]] = []
        for name in self._names:
            position = rest.find(name)
            if position < 0:
                continue
            rest = rest.replace(name, "\0" * len(name))
            place = self.places.resolve(name, root, on)
            if place is not None:
                found.append((position, place.code))
        return list(dict.fromkeys(code for _position, code in sorted(found)))

    def contradict(self, one: str, other: str) -> bool:
        """Whether two units are neither the same (through renaming) nor one within the other."""
        if self._root(one) == self._root(other):
            return False
        return not (self.is_within(one, other) or self.is_within(other, one))

    def is_within(self, code: str, above: str) -> bool:
        """Whether `code` is `above` or lies below it."""
        return code == above or above in self.places.ancestors(code)

    def submitter(self, code: str) -> str:
        """Who reports for a unit: 某市本级 is the city itself."""
        unit = self.units.get(code)
        return unit.parent_code if unit and unit.kind == PSEUDO_COUNTY else code

    def name(self, code: str) -> str:
        """The unit's name; the code when there is none."""
        unit = self.units.get(code)
        return unit.name if unit else code

    def names(self, codes: Iterable[str]) -> str:
        """Names joined with 、."""
        return "、".join(self.name(code) for code in codes)

    def _root(self, code: str) -> str:
        unit = self.units.get(code)
        return unit.root_code if unit else code
