"""Rows of watch lists (清单) and steps (环节) as the publications handle them.

Belongs here: what a row holds. Does not belong here: reading it (`list_tables.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Listed:
    """One row of a watch list with the cells worth showing; `place_name` is the unit under the
    root that it belongs to. Both names are '' when it is the whole's own."""

    place_name: str
    unit_name: str
    measure_name: str
    subject_name: str
    happened_on: date | None
    cells: dict[str, str]
    file: str
    sheet: str
    row_number: int | None


@dataclass(frozen=True)
class WatchList:
    """A list (清单) of the policy in one period."""

    watchlist: str
    name: str
    says: str  # what is to be done
    clause: str
    has_kinds: bool
    rows: tuple[Listed, ...]


@dataclass(frozen=True)
class StepCounts:
    """How often a step's time ran out in the period, and how it stood."""

    step: str
    name: str
    clause: str
    limit: str  # '' when it differs from case to case
    due: int
    met: int
    late: int
    undone: int


@dataclass(frozen=True)
class Overdue:
    """A step that should have been done and is not."""

    step_name: str
    subject_name: str
    responsible: str
    limit: str
    due_on: date
    over: str
