"""What the registers say last: per case the newest statement, now or at the end of a period.

Belongs here: choosing among statements of one case. Does not belong here: which returns are in
force and which rows are usable (the shared truth), and any measure.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from pipelines.simulation.months import last_day
from pipelines.simulation.returns import Return, Row, Value


@dataclass(frozen=True)
class Statement:
    """A usable row of a return in force, with the unit that it counts for."""

    sent: Return
    row: Row
    unit: str

    def get(self, element: str) -> Value | None:
        value = self.row.values.get(element)
        return None if value == "" else value

    def text(self, element: str) -> str:
        value = self.get(element)
        return "" if value is None else str(value)

    def filled(self, element: str) -> bool:
        return self.get(element) is not None

    def number(self, element: str) -> float | None:
        value = self.get(element)
        return float(value) if isinstance(value, (int, float)) else None

    def moment(self, element: str) -> date | None:
        """A date, or a moment where the column has times."""
        value = self.get(element)
        return value if isinstance(value, date) else None

    def day(self, element: str) -> date | None:
        moment = self.moment(element)
        return moment.date() if isinstance(moment, datetime) else moment

    def key(self, elements: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.text(element) for element in elements)

    @property
    def rank(self) -> tuple[object, ...]:
        """The latest period, then the latest receipt, then the lower row."""
        return self.sent.period, self.sent.received_at, self.sent.path, self.row.number


PlaceOf = Callable[[Return, Row], str]


def statements(returns: Iterable[Return], form: str, place_of: PlaceOf) -> list[Statement]:
    """The usable rows of one form, out of returns that are in force."""
    return [
        Statement(sent, row, place_of(sent, row))
        for sent in returns
        if sent.form == form
        for sheet in sent.sheets
        for row in sheet.rows
        if row.fault is None
    ]


def newest(found: Iterable[Statement], *key: str) -> list[Statement]:
    """One statement for each case: the last one, whatever it leaves out."""
    best: dict[Hashable, Statement] = {}
    for statement in found:
        name = statement.key(key)
        if name not in best or statement.rank > best[name].rank:
            best[name] = statement
    return list(best.values())


def state_at(found: Iterable[Statement], end: date, *key: str) -> list[Statement]:
    """The newest statements among returns for periods that end by `end`."""
    return newest((s for s in found if last_day(s.sent.period) <= end), *key)
