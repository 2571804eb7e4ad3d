"""Duties with a deadline (环节时限): what was due by when, and whether it was met.

Belongs here: deadline and outcome of one step of one record. Does not belong here: which steps
a policy has, and counting by period.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from pipelines.simulation.case_service.core.statements import Statement
from pipelines.simulation.case_service.core.workdays import (
    end_of,
    minutes_after,
    months_after,
    workdays_after,
)

LimitKind = Literal["workdays", "workdays_in", "days", "months", "minutes", "until"]


def anything(_statement: Statement) -> bool:
    return True


@dataclass(frozen=True)
class Step:
    """A step of the work: the first filled column of `start` and of `end` are its dates."""

    subject: tuple[str, ...]
    start: tuple[str, ...]
    end: tuple[str, ...]
    kind: LimitKind
    limit: int | str  # a number, or the column that holds it
    stopped_by: tuple[str, ...] = ()
    applies: Callable[[Statement], bool] = anything


@dataclass(frozen=True)
class Duty:
    unit: str
    subject: tuple[str, ...]
    due_at: datetime
    is_met: bool


def duties(found: Iterable[Statement], step: Step, horizon: date) -> list[Duty]:
    """What was due by the horizon; nothing is owed once the case was stopped in time."""
    due = [duty_of(statement, step) for statement in found if step.applies(statement)]
    return [duty for duty in due if duty is not None and duty.due_at.date() <= horizon]


def duty_of(statement: Statement, step: Step) -> Duty | None:
    start, end = first_of(statement, step.start), first_of(statement, step.end)
    due_at = deadline(statement, step, start)
    if due_at is None:
        return None
    is_met = end is not None and _moment(end) <= due_at
    if not is_met and _is_stopped(first_of(statement, step.stopped_by), end, due_at):
        return None
    return Duty(statement.unit, statement.key(step.subject), due_at, is_met)


def _is_stopped(stop: date | None, end: date | None, due_at: datetime) -> bool:
    """Stopped by the deadline, on a day on which the step was still undone."""
    if stop is None or _moment(stop).date() > due_at.date():
        return False
    return end is None or _moment(end).date() > _moment(stop).date()


def first_of(statement: Statement, elements: Iterable[str]) -> date | None:
    stated = (statement.moment(element) for element in elements)
    return next((moment for moment in stated if moment is not None), None)


def deadline(statement: Statement, step: Step, start: date | None) -> datetime | None:
    """The last moment in time, or None where no clock runs."""
    if step.kind == "until":
        planned = statement.day(str(step.limit))
        return None if start is None or planned is None else end_of(planned)
    if start is None:
        return None
    if step.kind == "minutes":
        is_timed = isinstance(start, datetime)
        return minutes_after(start, int(step.limit)) if is_timed else None  # type: ignore[arg-type]
    day = _moment(start).date()
    if step.kind == "workdays_in":
        promised = statement.number(str(step.limit))
        return None if promised is None else end_of(workdays_after(day, int(promised)))
    number = int(step.limit)
    if step.kind == "workdays":
        return end_of(workdays_after(day, number))
    if step.kind == "months":
        return end_of(months_after(day, number))
    return end_of(day + timedelta(days=number))


def _moment(value: date) -> datetime:
    """A date without time counts as the day's beginning: it is within that day's limit."""
    return value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
