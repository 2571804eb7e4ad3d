"""Registers that repeat their cases month by month, as files of one keeper.

Belongs here: turning records into returns. Does not belong here: the records' content.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from pipelines.simulation.case_service.core.records import Record, shown
from pipelines.simulation.case_service.core.workdays import workday_on_or_after
from pipelines.simulation.months import Month
from pipelines.simulation.returns import Return, Row, Sheet, Value


@dataclass(frozen=True)
class Register:
    """One form that one office keeps."""

    regime: str
    form: str
    title: str  # of file and sheet
    unit: str  # code of the keeper
    keeper: str  # its name, as a folder of the inbox
    columns: Sequence[str]
    repeats_all: bool = True  # else only the cases with news are shown
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    # by element: what is typed for a value (the name of a unit for its code)


def monthly(register: Register, records: Iterable[Record], months: Sequence[Month]) -> list[Return]:
    """A return for each month: closed at its end, sent on the first workday after."""
    kept, found = list(records), []
    for month in months:
        since = None if register.repeats_all else month.plus(-1).end
        rows = [row_of(register, record, month.end) for record in shown(kept, month.end, since)]
        found.append(as_return(register, str(month), rows, sent_after(month)))
    return found


def row_of(register: Register, record: Record, cut: date) -> Row:
    known = record.as_of(cut)
    values: dict[str, Value] = {e: known[e] for e in register.columns if e in known}
    typed: dict[str, Value | None] = {
        element: names[str(values[element])]
        for element, names in register.names.items()
        if element in values and str(values[element]) in names
    }
    return Row(values, typed)


def as_return(register: Register, period: str, rows: list[Row], received_at: datetime) -> Return:
    """One file of the register; without a period it stands in the folder of its day."""
    folder = period or f"{received_at:%Y-%m}"
    name = f"{register.keeper}{register.title}{period or f'{received_at:%m%d}'}"
    return Return(
        regime=register.regime,
        form=register.form,
        unit=register.unit,
        period=period,
        path=f"{folder}/{register.keeper}/{name}.xlsx",
        received_at=received_at,
        sheets=[Sheet(register.title, register.unit, list(register.columns), rows)],
        sender=register.keeper,
    )


def sent_after(month: Month, at: time = time(10, 0)) -> datetime:
    """The first workday of the next month, in the morning."""
    return datetime.combine(workday_on_or_after(month.plus(1).start), at)
