"""One countable thing: what counts for which unit, from when until when."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from pipelines.simulation.truth.counting import Fact


@dataclass(frozen=True)
class Happening:
    """`subject` counts for `unit` on a day; a state lasts until before `until`."""

    unit: str
    subject: Hashable
    on: date
    until: date = date.max


def facts_of(measure: str, happenings: Iterable[Happening]) -> list[Fact]:
    return [
        Fact(
            measure,
            happening.unit,
            happening.subject,
            happening.on,
            None if happening.until == date.max else happening.until - timedelta(days=1),
        )
        for happening in happenings
    ]
