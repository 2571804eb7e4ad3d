"""What really happens in the simulated world: projects, their ledgers, work orders, meetings.

Belongs here: the records and what they say about themselves on a day. Does not belong here:
how they come about (`population.py`, `happenings.py`) and what offices write down (`offices/`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

LEVELS = ("county", "city", "province")


@dataclass
class Project:
    code: str
    name: str
    county: str  # root code
    city: str
    investor: str
    source: str  # 省外境内 / 境外 / 省内
    amount: float  # 万元, a multiple of 0.25 so that sums are exact
    industry: str
    industry_class: str
    key_industry: str
    signed_on: date | None  # None: still being negotiated
    entered_on: date
    fulfilled_on: date | None = None
    started_on: date | None = None
    produced_on: date | None = None
    terminated_on: date | None = None
    paid_in: float = 0.0
    # per level the quarters whose ledger lists the project, and what it says of a difficulty
    ledgers: dict[str, dict[str, str]] = field(default_factory=dict)

    def status_on(self, day: date) -> str:
        reached = (
            (self.terminated_on, "终止"),
            (self.produced_on, "投产"),
            (self.started_on, "开工"),
            (self.signed_on, "签约"),
        )
        return next((name for on, name in reached if on and on <= day), "洽谈")


@dataclass
class Order:
    """A work order (项目落地服务工作单)."""

    number: str
    source: str
    project: Project
    handler: str  # unit code
    handler_name: str  # a provincial department; '' = the unit's government
    issued_on: date
    feedback_due_on: date
    feedback_on: date | None
    closed_on: date | None
    urgings: list[date] = field(default_factory=list)

    @property
    def is_done(self) -> bool:
        return self.feedback_on is not None and self.closed_on is not None


@dataclass
class Item:
    """What a meeting decided (议定事项)."""

    text: str
    responsible: str
    limit_on: date | None
    finished_on: date | None


@dataclass
class Meeting:
    unit: str  # unit code
    unit_name: str  # a provincial department; '' = the unit's government
    kind: str
    held_on: date
    items: list[Item] = field(default_factory=list)


@dataclass
class World:
    projects: list[Project]
    orders: list[Order]
    meetings: list[Meeting]


def month_later(day: date) -> date:
    """The same day of the next month, or its last day when it has no such day."""
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    last = date(following.year + following.month // 12, following.month % 12 + 1, 1) - timedelta(1)
    return following.replace(day=min(day.day, last.day))
