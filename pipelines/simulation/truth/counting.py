"""Counts facts by unit and period, at their unit and at every unit above it.

A simulator states its measures and gives its facts. Belongs here: windows and roll-up. Does not
belong here: what a measure means.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipelines.simulation.months import first_day, last_day
from pipelines.simulation.tree import Tree

ALL_LEVELS = ("office", "county", "city", "province")
REPORTING = ("reports_due", "reports_received", "reports_on_time", "reports_complete")


@dataclass(frozen=True)
class Fact:
    """`subject` counts for `unit` in `measure` from one day, until the last day that it holds."""

    measure: str
    unit: str
    subject: Hashable
    happened_on: date
    until_on: date | None = None
    quantity: float = 1


@dataclass(frozen=True)
class Measure:
    """`counting`: distinct subjects, or the sum of the quantities of all facts."""

    id: str
    basis: Literal["ytd", "period", "cum"]
    counting: Literal["count_distinct", "sum"] = "count_distinct"
    levels: tuple[str, ...] = ALL_LEVELS


@dataclass(frozen=True)
class Count:
    measure: str
    level: str
    unit: str
    period: str
    value: float


def count(tree: Tree, measure: Measure, period: str, facts: Iterable[Fact]) -> Iterator[Count]:
    """One row for every unit that is valid at the period's end, zeros included."""
    subjects: dict[str, set[Hashable]] = defaultdict(set)
    totals: dict[str, float] = defaultdict(int)
    for fact in facts:
        if fact.measure != measure.id or not is_within(fact, measure.basis, period):
            continue
        unit = tree.root_of(fact.unit)
        if measure.counting == "count_distinct":
            if fact.subject in subjects[unit]:
                continue
            subjects[unit].add(fact.subject)
        for above in tree.above(unit):
            totals[above] += fact.quantity if measure.counting == "sum" else 1
    for shown in tree.units_on(last_day(period)):
        if shown.level in measure.levels:
            value = totals[shown.root_code]
            yield Count(measure.id, shown.level, shown.code, period, value)


def count_reports(tree: Tree, measure: str, period: str, facts: Iterable[Fact]) -> Iterator[Count]:
    """Punctuality: an owing unit counts for itself and for the top, never for its city."""
    found = [fact for fact in facts if is_within(fact, "period", period)]
    owing = sorted({tree.root_of(f.unit) for f in found if f.measure == REPORTING[0]})
    own = [tree.root_of(fact.unit) for fact in found if fact.measure == measure]
    shown = {unit.root_code: unit for unit in tree.units_on(last_day(period))}
    for code in owing:
        if code in shown and code != tree.root:
            yield Count(measure, shown[code].level, shown[code].code, period, own.count(code))
    if owing:
        yield Count(measure, shown[tree.root].level, tree.root, period, len(own))


def is_within(fact: Fact, basis: str, period: str) -> bool:
    """Within the window, and still standing on its last day."""
    end = last_day(period)
    if fact.happened_on > end or (fact.until_on is not None and fact.until_on < end):
        return False
    if basis == "cum":
        return True
    return fact.happened_on >= (first_day(period) if basis == "period" else date(end.year, 1, 1))
