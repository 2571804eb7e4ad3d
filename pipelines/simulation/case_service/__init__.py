"""Simulator of case services (帮办代办): cases with a life cycle, and tasks per department."""

from __future__ import annotations

from datetime import date
from typing import Any

from pipelines.simulation.case_service.departments import (
    MEMBERS,
    departments,
    member_lists,
    progress_reports,
)
from pipelines.simulation.case_service.offices import CASES, TASKS, CaseRegisters, case_registers
from pipelines.simulation.case_service.population import populate
from pipelines.simulation.case_service.truth import truth
from pipelines.simulation.delivery import NameOf
from pipelines.simulation.mess import Risks
from pipelines.simulation.mess import disturb as _disturb
from pipelines.simulation.months import months_between
from pipelines.simulation.returns import Return
from pipelines.simulation.simulate import Request

__all__ = ["centre_name", "disturb", "returns_of", "truth_of"]

UNKNOWN_AT_FIRST = {CASES: ("closed_on", "delivered_on"), TASKS: ("closed_on", "feedback_on")}


def returns_of(request: Request) -> list[Return]:
    """Everything that is sent when all goes well, in the order of receipt."""
    registers = CaseRegisters(request)
    months = months_between(request.first, request.last)
    cases = populate(request.rng("world"), months, departments(registers), request.scale)
    found = [
        *case_registers(registers, cases, months),
        *progress_reports(registers, months),
        *member_lists(registers, months),
    ]
    return sorted(found, key=lambda sent: (sent.received_at, sent.path))


def centre_name(request: Request) -> NameOf:
    """How a reporting centre is named after 填报单位."""
    return CaseRegisters(request).centre_name


def disturb(request: Request, returns: list[Return]) -> list[Return]:
    due = {duty.form: duty.due_on for duty in request.folder.duties}

    def due_on(sent: Return) -> date | None:
        return due.get(sent.form)

    return _disturb(
        request,
        returns,
        Risks(
            due_on,
            unknown_at_first=UNKNOWN_AT_FIRST,
            rejected=(CASES, TASKS, MEMBERS),
            among_notes=(TASKS,),
        ),
    )


def truth_of(request: Request, returns: list[Return]) -> dict[str, Any]:
    return truth(CaseRegisters(request), request, returns)
