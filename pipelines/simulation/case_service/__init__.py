"""Simulator of case services (帮办代办): cases with a life cycle, and tasks per department."""

from __future__ import annotations

from typing import Any

from pipelines.simulation.case_service.departments import (
    departments,
    member_lists,
    progress_reports,
)
from pipelines.simulation.case_service.mess import disturb as _disturb
from pipelines.simulation.case_service.offices import CaseRegisters, case_registers
from pipelines.simulation.case_service.population import populate
from pipelines.simulation.case_service.truth import truth
from pipelines.simulation.delivery import NameOf
from pipelines.simulation.months import months_between
from pipelines.simulation.returns import Return
from pipelines.simulation.simulate import Request

__all__ = ["centre_name", "disturb", "returns_of", "truth_of"]


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
    return _disturb(request, CaseRegisters(request), returns)


def truth_of(request: Request, returns: list[Return]) -> dict[str, Any]:
    return truth(CaseRegisters(request), request, returns)
