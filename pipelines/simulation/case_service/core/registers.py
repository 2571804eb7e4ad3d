"""Registers that repeat their cases month by month, as files of one keeper.

Belongs here: turning records into returns. Does not belong here: the records' content, and what
every return has (`pipelines.simulation.registers`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time

from pipelines.simulation.case_service.core.records import Record, shown
from pipelines.simulation.case_service.core.workdays import workday_on_or_after
from pipelines.simulation.months import Month
from pipelines.simulation.registers import Registers
from pipelines.simulation.returns import Return


def monthly(
    registers: Registers, form: str, unit: str, records: Iterable[Record],
    months: Sequence[Month], repeats_all: bool = True, number: str = "seq",
) -> list[Return]:  # fmt: skip
    """A return for each month: closed at its end, sent on the first workday after. `unit` keeps
    it; where not all is repeated, only the records with news are shown. `number`: the column that
    numbers the rows."""
    kept, found = list(records), []
    for month in months:
        since = None if repeats_all else month.plus(-1).end
        rows = [
            registers.row(form, {**record.as_of(month.end), number: place})
            for place, record in enumerate(shown(kept, month.end, since), start=1)
        ]
        found.append(registers.sent(form, unit, str(month), sent_after(month), rows))
    return found


def sent_after(month: Month, at: time = time(10, 0)) -> datetime:
    """The first workday of the next month, in the morning."""
    return datetime.combine(workday_on_or_after(month.plus(1).start), at)
