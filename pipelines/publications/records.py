"""Rows of the marts as the publications handle them.

Belongs here: what a row holds. Does not belong here: reading it (`tables.py`), choosing among rows
(`facts.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from pipelines.publications.wording import share


@dataclass(frozen=True)
class Edition:
    """One regime and one period of a publication, and the state of knowledge behind it."""

    regime: str
    title: str
    short_title: str
    document_number: str
    issuer: str
    receiver: str
    period: str
    label: str
    kind: str
    start_on: date
    end_on: date
    previous_period: str | None
    as_of: date | None
    horizon: date
    last_received_at: datetime | None
    definition_version: str
    is_simulated: bool
    stuck_days: int  # a problem this many days on its rung is named; 0: the policy has no ladder

    @property
    def moment(self) -> datetime:
        """The time that documents carry: of what was last received, never of the clock."""
        return self.last_received_at or datetime(self.end_on.year, 1, 1)


@dataclass(frozen=True)
class Unit:
    code: str
    name: str


@dataclass(frozen=True)
class Figure:
    """One indicator of one unit; `previous_*` are the period before of the same kind."""

    indicator: str
    level: str
    unit_code: str
    unit_name: str
    parent_name: str
    numerator: float
    denominator: float | None  # None: a plain figure
    target: float | None
    attained: bool | None
    rank: int | None
    previous_numerator: float | None
    previous_denominator: float | None
    previous_rank: int | None
    unit: str = ""
    remark: str = ""  # ties, a small denominator, the distance to target

    @property
    def is_plain(self) -> bool:
        """Shown as it is counted, not as a percentage."""
        return self.denominator is None

    @property
    def value(self) -> Decimal | None:
        if self.is_plain:
            return Decimal(repr(self.numerator))
        return share(self.numerator, self.denominator)

    @property
    def previous(self) -> Decimal | None:
        return share(self.previous_numerator, self.previous_denominator)


@dataclass(frozen=True)
class Past:
    """The whole's figure in one period, this one or an earlier one."""

    indicator: str
    period: str
    label: str
    kind: str
    numerator: float
    denominator: float | None
    unit: str


@dataclass(frozen=True)
class Indicator:
    indicator: str
    name: str
    group: str
    numerator_name: str
    denominator_name: str
    clause: str
    target: float | None
    is_ranked: bool
    is_share: bool = False  # of the whole: the whole's own figure says nothing


@dataclass(frozen=True)
class Duty:
    """A return that fell due in the period (报送义务)."""

    unit_name: str
    form_title: str
    period_label: str
    due_on: date
    state: str
    complete: bool
    received_at: datetime | None
    days_late: int | None
    file: str | None


@dataclass(frozen=True)
class Problem:
    """A problem that was raised and not closed by the period's end."""

    city_code: str
    city_name: str
    county_name: str
    project_name: str
    description: str
    raised_on: date
    rung: str
    responsible: str
    days_on_rung: int


@dataclass(frozen=True)
class Faulty:
    """Rows of a unit's current returns that errors hold out of the figures."""

    unit_name: str
    rows: int


@dataclass(frozen=True)
class Assumption:
    assumption: str
    clause: str
    gap: str
    assumed: str
