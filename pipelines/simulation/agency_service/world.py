"""What really happens in the simulated world: projects, matters, visits, articles, problems.

Belongs here: the records and what they say about themselves on a day. Does not belong here:
how they come about (`population.py`) and what offices write down of them (`offices/`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

TICKS = {
    "前期准备": "p_preparing",
    "开工": "p_building",
    "在建": "p_building",
    "投产": "p_producing",
    "达产": "p_full",
}  # five ledger states fold into four columns of form 3


@dataclass(frozen=True)
class Event:
    name: str
    held_on: date


@dataclass
class Matter:
    """A piece of official business handled for a project (代办事项)."""

    name: str
    filed_on: date
    closed_on: date | None = None


@dataclass
class Contact:
    """Calls and visits of one month, as the ledger states them."""

    visits: int
    calls: int


@dataclass
class SiteVisits:
    """Visits and calls of one quarter, as form 3 states them."""

    by_city: int
    by_county: int
    calls: int

    @property
    def any(self) -> bool:
        return self.by_city + self.by_county + self.calls > 0


@dataclass
class Project:
    code: str
    name: str
    county: str  # root code
    city: str
    investor: str
    contact: str
    phone: str
    source: str  # 省外境内 / 境外 / 省内
    amount: float  # 万元
    industry: str
    industry_class: str
    key_industry: str
    is_self_attracted: bool
    signed_on: date
    entered_on: date | None  # None: not on the platform
    stages: list[tuple[date, str]]  # from when which progress
    terminated_on: date | None = None
    event: Event | None = None
    deal: str = ""  # 投资 / 贸易, for signed projects
    matters: list[Matter] = field(default_factory=list)
    contacts: dict[str, Contact] = field(default_factory=dict)  # by month
    site_visits: dict[str, SiteVisits] = field(default_factory=dict)  # by quarter

    def progress_on(self, day: date) -> str:
        return [stage for start, stage in self.stages if start <= day][-1]

    def stage_start(self, stage: str, day: date) -> date | None:
        """When the project reached `stage`, if it had by `day`."""
        return next((start for start, name in self.stages if name == stage and start <= day), None)


@dataclass(frozen=True)
class Article:
    unit: str  # city, or a county that sends by itself
    title: str
    sent_on: date
    is_adopted: bool
    outlet: str


@dataclass
class Problem:
    project: Project
    description: str
    raised_on: date
    steps: list[tuple[date, str]]  # from when on which rung
    responsible: str
    closed_on: date | None
    result: str


@dataclass
class World:
    projects: list[Project]
    articles: list[Article]
    problems: list[Problem]
