"""Counts happenings by unit and period: county, city, province.

Belongs here: windows and roll-up. Does not belong here: what a measure means (`measures.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pipelines.simulation.agency_service.truth.happening import Happening
from pipelines.simulation.gazetteer import Gazetteer
from pipelines.simulation.months import first_day, last_day


@dataclass(frozen=True)
class Count:
    measure: str
    level: str
    unit: str
    period: str
    value: int


def count(
    gazetteer: Gazetteer, measure: str, basis: str, levels: Iterable[str], period: str,
    happenings: Iterable[Happening],
) -> Iterator[Count]:  # fmt: skip
    """One row for every unit that is valid at the period's end, zeros included."""
    subjects: dict[str, set[Hashable]] = defaultdict(set)
    for happening in happenings:
        if _is_within(happening, basis, period):
            subjects[happening.unit].add(happening.subject)
    end = last_day(period)
    counties = gazetteer.counties_on(end)
    values = {
        "county": {unit.code: len(subjects[unit.root_code]) for unit in counties},
        "city": {
            city: len(subjects[city])
            + sum(len(subjects[u.root_code]) for u in counties if u.parent_code == city)
            for city in gazetteer.cities
        },
        "province": {gazetteer.root: sum(len(group) for group in subjects.values())},
    }
    for level in levels:
        for unit, value in values[level].items():
            yield Count(measure, level, unit, period, value)


def count_reports(
    gazetteer: Gazetteer, measure: str, period: str, due: Iterable[Happening],
    happenings: Iterable[Happening],
) -> Iterator[Count]:  # fmt: skip
    """Punctuality: an owing unit counts for itself and for the top, never for its city."""
    start, end = first_day(period), last_day(period)
    owing = sorted({h.unit for h in due if start <= h.on <= end})
    found = [h for h in happenings if start <= h.on <= end]
    for unit in owing:
        value = sum(h.unit == unit for h in found)
        shown = unit
        if gazetteer.unit(unit).level == "county":
            shown = gazetteer.shown_on(gazetteer.root_of(unit), end).code
        yield Count(measure, gazetteer.unit(unit).level, shown, period, value)
    if owing:
        yield Count(measure, "province", gazetteer.root, period, len(found))


def _is_within(happening: Happening, basis: str, period: str) -> bool:
    end = last_day(period)
    if basis == "cum":
        return happening.on <= end < happening.until
    start = first_day(period) if basis == "period" else date(end.year, 1, 1)
    return start <= happening.on <= end
