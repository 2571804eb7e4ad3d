"""Half-months: days 1 to 15 (A) and 16 to the end (B)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pipelines.simulation.months import Month

MIDDLE = 15


@dataclass(frozen=True, order=True)
class HalfMonth:
    month: Month
    half: str  # A or B

    @classmethod
    def of(cls, day: date) -> HalfMonth:
        return cls(Month.of(day), "A" if day.day <= MIDDLE else "B")

    def __str__(self) -> str:
        return f"{self.month}-{self.half}"

    @property
    def start(self) -> date:
        return self.month.day(1 if self.half == "A" else MIDDLE + 1)

    @property
    def end(self) -> date:
        return self.month.day(MIDDLE) if self.half == "A" else self.month.end

    @property
    def following(self) -> HalfMonth:
        if self.half == "A":
            return HalfMonth(self.month, "B")
        return HalfMonth(self.month.plus(1), "A")


def halves_of(months: Iterable[Month]) -> list[HalfMonth]:
    return [HalfMonth(month, half) for month in months for half in "AB"]


def halves_between(first: date, last: date) -> list[HalfMonth]:
    """Every half-month that `first`..`last` touches, in order."""
    found = [HalfMonth.of(first)] if first <= last else []
    while found and found[-1].end < last:
        found.append(found[-1].following)
    return found
