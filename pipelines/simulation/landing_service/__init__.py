"""Simulator of landing service (落地服务): work orders, ledgers by level, meetings, extracts."""

from __future__ import annotations

from datetime import date
from typing import Any

from pipelines.simulation import mess
from pipelines.simulation.delivery import NameOf
from pipelines.simulation.gazetteer import Gazetteer
from pipelines.simulation.landing_service.happenings import (
    keep_ledgers,
    meetings_of,
    orders_of,
    raise_difficulties,
)
from pipelines.simulation.landing_service.offices import EXTRACT, LEDGER, MEETINGS, ORDERS, Offices
from pipelines.simulation.landing_service.population import projects_of
from pipelines.simulation.landing_service.truth import truth
from pipelines.simulation.landing_service.world import World
from pipelines.simulation.months import Month, last_day, months_between
from pipelines.simulation.registers import Registers
from pipelines.simulation.returns import Return
from pipelines.simulation.simulate import Request

__all__ = ["centre_name", "disturb", "returns_of", "truth_of"]

OWED = (ORDERS, LEDGER, MEETINGS)


def returns_of(request: Request) -> list[Return]:
    """Everything that the offices send when all goes well, in the order of receipt."""
    gazetteer = _gazetteer(request)
    months = months_between(request.first, request.last)
    source = next(
        folder.regime.id
        for folder in request.catalog.regimes
        if not folder.regime.simulator and EXTRACT in {form.id for form in folder.forms}
    )
    offices = Offices(Registers(request), gazetteer, source)
    return offices.returns(simulated_world(request), months)


def simulated_world(request: Request) -> World:
    """What happens, before anybody writes it down."""
    gazetteer = _gazetteer(request)
    rng, months = request.rng("world"), months_between(request.first, request.last)
    quarters = list(dict.fromkeys(month.quarter for month in months))
    projects = projects_of(gazetteer, request.first, request.last, rng, request.scale)
    keep_ledgers(rng, projects, quarters)
    raise_difficulties(rng, projects, quarters)
    return World(
        projects,
        orders_of(rng, gazetteer, projects, months),
        meetings_of(rng, gazetteer, projects, months),
    )


def centre_name(request: Request) -> NameOf:
    """How a keeper of ledgers or registers is named after 填报单位."""
    return Registers(request).centre_name


def disturb(request: Request, returns: list[Return]) -> list[Return]:
    risks = mess.Risks(
        due_on=_due_on,
        unknown_at_first={ORDERS: ("feedback_on", "closed_on"), MEETINGS: ("finished_on",)},
        emptied=(MEETINGS,),
        copied=(MEETINGS, LEDGER),
        period_before=_quarter_before,
        rejected=OWED,
        among_notes=(LEDGER,),
    )
    return mess.disturb(request, returns, risks)


def _due_on(sent: Return) -> date | None:
    return last_day(sent.period) if sent.form in OWED else None


def _quarter_before(period: str) -> str | None:
    before = Month.of(last_day(period)).plus(-3)
    return before.quarter if before.year == int(period[:4]) else None


def truth_of(request: Request, returns: list[Return]) -> dict[str, Any]:
    return truth(_gazetteer(request), request, returns)


def _gazetteer(request: Request) -> Gazetteer:
    folder = request.folder
    return Gazetteer(request.catalog.org_units, folder.reporting_lines, folder.regime.root_unit)
