"""Which returns and rows count: the newest of each unit, form and period, whole.

Belongs here: superseding, duplicates, usable rows, the latest statement about a thing. Does not
belong here: any measure. Everything is known: truth is as of the end of time.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date

from pipelines.simulation.returns import Return, Row


@dataclass(frozen=True)
class Line:
    """A usable row with what it inherits from its return."""

    sent: Return
    centre: str
    row: Row

    def text(self, element: str) -> str:
        return str(self.row.values.get(element, ""))

    def number(self, element: str) -> float:
        return float(self.row.values.get(element, 0))  # type: ignore[arg-type]

    def day(self, element: str) -> date | None:
        value = self.row.values.get(element)
        return value if isinstance(value, date) else None

    def states(self, element: str) -> bool:
        return element in self.row.values

    def says_yes(self, element: str) -> bool:
        return self.row.values.get(element) == "是"


def accepted(returns: Iterable[Return]) -> list[Return]:
    return [sent for sent in returns if sent.state == "accepted"]


def current(returns: Iterable[Return]) -> list[Return]:
    """The newest accepted return of each unit, form and period; of snapshots the newest."""
    newest: dict[tuple[str, str, str, str], Return] = {}
    for sent in accepted(returns):
        key = (sent.regime, sent.form, sent.unit, sent.period)
        if key not in newest or _order(sent) > _order(newest[key]):
            newest[key] = sent
    return list(newest.values())


def _order(sent: Return) -> tuple[object, str]:
    return sent.received_at, sent.path


def lines(returns: Iterable[Return], form: str) -> list[Line]:
    """The usable rows of the given returns of one form."""
    return [
        Line(sent, sheet.centre, row)
        for sent in returns
        if sent.form == form
        for sheet in sent.sheets
        for row in sheet.rows
        if row.fault is None
    ]


def latest_days(
    found: Iterable[Line], key: Callable[[Line], Hashable], element: str
) -> dict[Hashable, date]:
    """Per thing its date as the latest period, then the latest receipt, states it.

    A blank never erases a stated date.
    """
    best: dict[Hashable, tuple[tuple[str, object, str], date]] = {}
    for line in found:
        day = line.day(element)
        if day is None:
            continue
        rank = (line.sent.period, line.sent.received_at, line.sent.path)
        name = key(line)
        if name not in best or rank > best[name][0]:
            best[name] = (rank, day)
    return {name: day for name, (_, day) in best.items()}


def usable_rows(sent: Return) -> int:
    return sum(row.fault is None for row in sent.rows)
