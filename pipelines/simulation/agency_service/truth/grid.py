"""The expected grid: who owed which return by when, and what came.

Belongs here: duties, punctuality, completeness. Does not belong here: what the rows say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pipelines.simulation.agency_service.truth.happening import Happening
from pipelines.simulation.agency_service.truth.statements import current, usable_rows
from pipelines.simulation.gazetteer import Gazetteer
from pipelines.simulation.months import Month
from pipelines.simulation.returns import Return

NUMBERING = "seq"


@dataclass(frozen=True)
class Duty:
    form: str
    period: str
    due_on: date


@dataclass(frozen=True)
class Cell:
    """One expected return and how it came."""

    duty: Duty
    unit: str
    state: str  # on_time late missing rejected
    is_complete: bool


def duties(months: Iterable[Month]) -> list[Duty]:
    """The 22nd for the ledger, of the quarter's last month for forms 3 and 4; 14 April 2017."""
    found = []
    for month in months:
        found.append(Duty("ledger", str(month), month.day(22)))
        if month.ends_quarter:
            found.append(Duty("tracking", month.quarter, month.day(22)))
            found.append(Duty("tracking_summary", month.quarter, month.day(22)))
        if (month.year, month.month) == (2017, 4):
            found.append(Duty("liaison", "2017", month.day(14)))
    return found


def expected_grid(
    gazetteer: Gazetteer, regime: str, all_duties: Iterable[Duty], returns: list[Return],
    horizon: date,
) -> list[Cell]:  # fmt: skip
    own = [sent for sent in returns if sent.regime == regime]
    newest = {(sent.form, sent.unit, sent.period): sent for sent in current(own)}
    came: dict[tuple[str, str, str], list[Return]] = defaultdict(list)
    for sent in own:
        if sent.state in ("accepted", "rejected"):
            came[sent.form, sent.unit, sent.period].append(sent)
    contents = _contents(own)
    cells = []
    for duty in all_duties:
        for unit in [*gazetteer.cities, *gazetteer.straight_on(duty.due_on)]:
            key = (duty.form, unit, duty.period)
            if duty.due_on <= horizon or came[key]:
                complete = key in newest and _is_complete(newest[key], contents)
                cells.append(Cell(duty, unit, _state(came[key], duty.due_on), complete))
    return cells


def reporting_measures(cells: Iterable[Cell]) -> dict[str, list[Happening]]:
    """Each expected return, dated at its due day, for the unit that owes it."""
    found: dict[str, list[Happening]] = {
        "reports_due": [], "reports_received": [], "reports_on_time": [], "reports_complete": [],
    }  # fmt: skip
    for cell in cells:
        subject = (cell.duty, cell.unit)
        happening = Happening(cell.unit, subject, cell.duty.due_on)
        found["reports_due"].append(happening)
        if cell.state in ("on_time", "late"):
            found["reports_received"].append(happening)
        if cell.state == "on_time":
            found["reports_on_time"].append(happening)
        if cell.is_complete:
            found["reports_complete"].append(happening)
    return found


def _state(came: list[Return], due_on: date) -> str:
    accepted = [sent.received_at for sent in came if sent.state == "accepted"]
    if accepted:
        return "on_time" if min(accepted).date() <= due_on else "late"
    return "rejected" if came else "missing"


def _contents(returns: list[Return]) -> dict[tuple[str, str], list[tuple[str, object]]]:
    """What each unit ever sent on each form, with the period."""
    found = defaultdict(list)
    for sent in returns:
        if sent.state == "accepted":
            found[sent.form, sent.unit].append((sent.period, _content(sent)))
    return found


def _is_complete(sent: Return, contents: dict[tuple[str, str], list[tuple[str, object]]]) -> bool:
    """Not empty, and no copy of what the unit sent for an earlier period."""
    earlier = [
        content for period, content in contents[sent.form, sent.unit] if period < sent.period
    ]
    return usable_rows(sent) > 0 and _content(sent) not in earlier


def _content(sent: Return) -> object:
    return tuple(
        tuple(
            sorted(
                (element, str(value))
                for element, value in row.values.items()
                if element != NUMBERING and str(value) != ""
            )
        )
        for row in sent.rows
    )
