"""What really happens in the simulated city: projects, observed ones, meetings with their items.

Belongs here: the records. Does not belong here: how they come about (`population.py`) and what
offices write down of them (`offices.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass
class Project:
    """A major project; without `amount` it is still being negotiated."""

    name: str
    unit: str
    content: str
    person: str
    listed_on: date  # first shown on the dispatch table
    amount: float | None  # 万元
    signed_on: date
    started_on: date
    produced_on: date
    pace: float  # share of the amount that is paid in each half-month

    def amount_on(self, day: date) -> float | None:
        return self.amount if self.signed_on <= day else None

    def paid_in_on(self, day: date) -> float:
        """In 万元, rounded to a hundred yuan; never more than the amount."""
        halves = max(0, (day - self.signed_on).days // 15)
        return round(min(1.0, halves * self.pace) * (self.amount or 0.0), 2)


@dataclass
class Item:
    """What a meeting agreed: who does what until when (no day: the meeting named none)."""

    met_on: date
    text: str
    responsible: str  # unit code
    named: str  # as the register names it
    due_on: date | None
    done_on: date | None


@dataclass
class Observation:
    """A unit's quarter: names of observed projects, none at all, or not reported (`names` None)."""

    unit: str
    quarter: str
    names: list[str] | None


@dataclass
class World:
    projects: list[Project] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    observations: list[Observation] = field(default_factory=list)
