"""Records that grow: what is known of a case or a task on a day.

Belongs here: the record and its history. Does not belong here: chance (which dates there are)
and forms (how it is written down).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from pipelines.simulation.returns import Value


@dataclass(frozen=True)
class Change:
    """From `on` the record says `value` in `element`."""

    on: date
    element: str
    value: Value


@dataclass
class Record:
    """A case, a task, a report: `since` is the day from which a register can show it."""

    since: date
    values: dict[str, Value]
    changes: list[Change] = field(default_factory=list)
    parts: list[Record] = field(default_factory=list)  # the tasks of a case

    def happens(self, on: date, **values: Value) -> None:
        """On that day the record comes to say these things."""
        self.changes += [Change(on, element, value) for element, value in values.items()]

    def dated(self, element: str, on: date) -> None:
        """Something happens, and `element` is its date."""
        self.happens(_day(on), **{element: on})

    def as_of(self, day: date) -> dict[str, Value]:
        """What a register that is closed at the end of `day` says."""
        known = dict(self.values)
        for change in sorted(self.changes, key=lambda change: change.on):
            if change.on <= day:
                known[change.element] = change.value
        return known


def shown(records: Iterable[Record], cut: date, since: date | None = None) -> list[Record]:
    """The records that a register shows on `cut`: all so far, or those that changed after
    `since` when the office writes down only what is new."""
    so_far = [record for record in records if record.since <= cut]
    if since is None:
        return so_far
    return [
        record
        for record in so_far
        if record.since > since or record.as_of(cut) != record.as_of(since)
    ]


def _day(moment: date) -> date:
    """The day of a date or a moment."""
    return date(moment.year, moment.month, moment.day)
