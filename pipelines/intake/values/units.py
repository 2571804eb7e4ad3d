"""Which administrative unit a cell names.

Belongs here: blanks and a city's own name (市本级), foreign and unknown units, closed units.
Does not belong here: matching names (`catalog/places.py`), the submitter (`recognise.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipelines.catalog.model.forms import Column
from pipelines.catalog.places import Place, Places
from pipelines.intake.sheet import Value, shown
from pipelines.intake.totals import TOTALS
from pipelines.intake.values.reading import Reading, is_not_applicable
from pipelines.intake.wording import squeeze

OWN_LEVEL = frozenset(
    {"市本级", "州本级", "区本级", "新区本级", "本级", "市级", "州级", "市直", "州直", "市(州)本级"}
)


@dataclass(frozen=True)
class Territory:
    """Whose rows a sheet may hold, and when."""

    places: Places
    unit: str  # the submitting unit: rows stay within it
    centre: str  # the sheet's reporting centre
    on: date
    only_descendants: bool = True

    def own(self, city: str = "") -> str:
        """What a blank county means: 市本级 of the city, or the county that submits."""
        home = city or self.centre
        level = self.places.level(home)
        return self.places.pseudo_county(home) if level == "city" else home


def read_unit(
    raw: Value, column: Column, territory: Territory, is_county: bool, city: str = "",
    is_place: bool = False,
) -> Reading:  # fmt: skip
    """The unit's code. `is_county`: the column that places the row; `city`: the row's city;
    `is_place`: the column that names whose row it is, where a city means itself."""
    text = squeeze(shown(raw))
    if is_not_applicable(text):
        return Reading(territory.own(city)) if is_county else Reading(None, "not_applicable")
    if is_county and text in OWN_LEVEL:
        return Reading(territory.own(city))
    if is_place and text in OWN_LEVEL:
        return Reading(territory.centre)
    if text in TOTALS:
        return Reading(territory.unit)
    within = city or territory.unit
    place = territory.places.resolve(text, within, territory.on)
    if place is None:
        return _unknown(shown(raw), column, territory, within)
    if territory.only_descendants and not _lies_in(place, within, territory):
        return _foreign(shown(raw), column, territory, within)
    code = territory.places.itself(place.code) if is_place else place.code
    if is_county and place.level == "city":
        code = territory.places.pseudo_county(place.code)
    if place.closed:
        return Reading(
            code, "value", "closed_unit", _closed(shown(raw), column, place, territory), True
        )
    return Reading(code)


def _lies_in(place: Place, within: str, territory: Territory) -> bool:
    return place.code == within or within in territory.places.ancestors(place.code)


def _unknown(text: str, column: Column, territory: Territory, within: str) -> Reading:
    """No such unit in the territory: perhaps one elsewhere, perhaps none at all."""
    elsewhere = territory.places.resolve(text, None, territory.on)
    if elsewhere is not None and not _lies_in(elsewhere, within, territory):
        if not territory.only_descendants:
            return Reading(elsewhere.code)
        return _foreign(text, column, territory, within)
    message = (
        f"“{column.label}”的“{text}”不是已知的县（市、区）。请填写全称，如“××县”；属市本级的留空。"
    )
    return Reading(None, "unreadable", "unknown_unit", message)


def _foreign(text: str, column: Column, territory: Territory, within: str) -> Reading:
    home = territory.places.name(within)
    message = f"“{column.label}”的“{text}”不属于{home}。请核对项目所在地，或改由所属市（州）报送。"
    return Reading(None, "unreadable", "foreign_unit", message)


def _closed(text: str, column: Column, place: Place, territory: Territory) -> str:
    successor = territory.places.name(place.successor) if place.successor else ""
    now = f"，现为“{successor}”，请改用新名称" if successor else ""
    return f"“{column.label}”的“{text}”已撤销{now}（本行照常计入）。"
