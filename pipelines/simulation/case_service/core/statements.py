"""What the registers say last: per case the newest statement, now or at the end of a period.

Belongs here: choosing among statements of one case. Does not belong here: which returns are in
force and which rows are usable (the shared truth), and any measure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pipelines.simulation.months import last_day
from pipelines.simulation.returns import Return, Row, Value
from pipelines.simulation.truth.naming import normalise


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


@dataclass(frozen=True)
class Standing:
    """A statement with the days on which it is the last one; `until` None: to this day."""

    statement: Statement
    since: date
    until: date | None


def known_as(elements: Iterable[str], texts: Iterable[str]) -> str:
    """What a case is listed by: names normalised, in the order of the columns' names."""
    ordered = sorted(zip(elements, texts, strict=True))
    return "|".join(normalise(text) for _, text in ordered)


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
        name = known_as(key, statement.key(key))
        if name not in best or statement.rank > best[name].rank:
            best[name] = statement
    return list(best.values())


def standing(found: Iterable[Statement], *key: str) -> list[Standing]:
    """Every statement that is the case's last one at the end of some period, with its time: from
    its period's end until the case is stated anew."""
    of_case: dict[str, dict[date, Statement]] = defaultdict(dict)
    for statement in sorted(found, key=lambda statement: statement.rank):
        of_case[known_as(key, statement.key(key))][last_day(statement.sent.period)] = statement
    stays = []
    for by_end in of_case.values():
        ends = sorted(by_end)
        for end, following in zip(ends, [*ends[1:], None], strict=True):
            until = following - timedelta(days=1) if following else None
            stays.append(Standing(by_end[end], end, until))
    return stays
