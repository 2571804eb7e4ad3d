"""The true answers of a case service: the policy's meaning once more, in plain Python.

Belongs here: which statement counts for which measure, on which day. Does not belong here: how
statements, duties and lists are worked out (`core/`), windows, roll-up and ranks (shared truth).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from pipelines.simulation.case_service.core.duties import Step, duties
from pipelines.simulation.case_service.core.statements import (
    Statement,
    known_as,
    newest,
    standing,
    statements,
)
from pipelines.simulation.case_service.core.watchlists import watchlist_rows
from pipelines.simulation.case_service.departments import departments, report_dates
from pipelines.simulation.case_service.measures import (
    LISTS,
    MEASURES,
    RATIOS,
    SATISFIED,
    STEPS,
)
from pipelines.simulation.case_service.offices import CaseRegisters
from pipelines.simulation.case_service.population import STAGES
from pipelines.simulation.returns import Return, Row
from pipelines.simulation.simulate import Request
from pipelines.simulation.truth import Duty, Fact, Policy, answer, current, horizon_of
from pipelines.simulation.truth.periods import periods_in_play

FLOOR = 5000.0  # 万元
CASE, TASK = ("case_no",), ("case_no", "matter", "department")
Wanted = Callable[[Statement], bool]


def truth(registers: CaseRegisters, request: Request, returns: list[Return]) -> dict[str, Any]:
    horizon = horizon_of(returns)
    found = [f for f in _facts(registers, returns, horizon) if f.happened_on <= horizon]
    owed = [
        Duty(duty.form, duty.period, duty.due_on)
        for duty in request.folder.duties
        if duty.due_on is not None
    ]
    periods = periods_in_play(request.folder.regime, horizon)
    lists = list(watchlist_rows(periods, MEASURES, found, LISTS))
    policy = Policy(MEASURES, RATIOS, owed, reports=False)
    return answer(request, registers.tree, returns, policy, found, lists)


def _facts(registers: CaseRegisters, returns: list[Return], horizon: date) -> Iterator[Fact]:
    now = current(returns)
    cases = statements(now, "cases", lambda sent, _row: sent.unit)
    tasks = statements(now, "tasks", _department)
    yield from _case_facts(newest(cases, *CASE))
    yield from _archive_facts(cases)
    for name, (form, step) in STEPS.items():
        told = newest(cases, *CASE) if form == "cases" else newest(tasks, *TASK)
        yield from _step_facts(name, step, told, horizon)
    yield from _report_facts(registers, now, horizon)


def _department(_sent: Return, row: Row) -> str:
    return str(row.values["department"])


def _case_facts(told: list[Statement]) -> Iterator[Fact]:
    """Dated facts, by what the newest statement of each case says."""
    for case in told:
        yield from _on(case, "accepted_on", "accepted_cases")
        if (case.number("amount") or 0) >= FLOOR:
            yield from _on(case, "accepted_on", "in_scope_cases")
        yield from _ending_facts(case)
        for end in ("closed_on", "terminated_on"):
            yield from _evaluation_facts(case, end)


def _ending_facts(case: Statement) -> Iterator[Fact]:
    has_slip = case.text("archive_closing") == "有"
    yield from _on(case, "closed_on", "closed_cases")
    yield from _on(case, "terminated_on", "terminated_cases")
    if has_slip:
        yield from _on(case, "closed_on", "closed_with_slip")
    if has_slip and case.filled("termination_reason"):
        yield from _on(case, "terminated_on", "terminated_with_reason")
    if case.filled("revisited_on"):
        yield from _on(case, "closed_on", "revisited_cases")


def _evaluation_facts(case: Statement, end: str) -> Iterator[Fact]:
    yield from _on(case, end, "ended_cases")
    if case.filled("evaluated_on"):
        yield from _on(case, end, "evaluated_cases")
        if case.text("satisfaction") in SATISFIED:
            yield from _on(case, end, "satisfied_cases")
        if case.text("satisfaction") == SATISFIED[-1]:
            yield from _on(case, end, "basically_satisfied_cases")


def _on(case: Statement, element: str, measure: str) -> Iterator[Fact]:
    day = case.day(element)
    if day is not None:
        yield Fact(measure, case.unit, _named(case), day)


def _named(case: Statement) -> str:
    return known_as(CASE, case.key(CASE))


def _archive_facts(told: list[Statement]) -> Iterator[Fact]:
    """What is on file of closed cases, as each statement says while it stands."""
    wanted: dict[str, Wanted] = {"archive_due": lambda _case: True}
    wanted["archive_full"] = lambda case: all(_is_filed(case, stage) for stage in STAGES)
    for stage in STAGES:
        wanted[f"archive_{stage}"] = lambda case, stage=stage: _is_filed(case, stage)  # type: ignore[misc]
    for stay in standing(told, *CASE):
        case = stay.statement
        if case.filled("closed_on"):
            for measure, holds in wanted.items():
                if holds(case):
                    yield Fact(measure, case.unit, _named(case), stay.since, stay.until)


def _is_filed(case: Statement, stage: str) -> bool:
    return case.text(f"archive_{stage}") == "有"


def _step_facts(name: str, step: Step, told: list[Statement], horizon: date) -> Iterator[Fact]:
    for duty in duties(told, step, horizon):
        day = duty.due_at.date()
        subject = known_as(step.subject, duty.subject)
        yield Fact(f"{name}_due", duty.unit, subject, day)
        if duty.is_met:
            yield Fact(f"{name}_met", duty.unit, subject, day)


def _report_facts(registers: CaseRegisters, now: list[Return], horizon: date) -> Iterator[Fact]:
    rows = statements(now, "progress_reports", _department)
    for dates in report_dates(registers.request.folder):
        if dates.due_on > horizon:
            continue
        for unit in departments(registers):
            subject = f"{unit}|{dates.due_on}"
            yield Fact("department_reports_due", unit, subject, dates.due_on)
            days = [row.day("reported_on") for row in rows if row.unit == unit]
            if any(day and dates.counts_from <= day <= dates.due_on for day in days):
                yield Fact("department_reports_on_time", unit, subject, dates.due_on)
