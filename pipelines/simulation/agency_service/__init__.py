"""Simulator of the agency-service returns (代办服务): ledgers, quarterly forms, registers."""

from __future__ import annotations

from datetime import date
from typing import Any

from pipelines.simulation.agency_service import names
from pipelines.simulation.agency_service.mess import disturb as _disturb
from pipelines.simulation.agency_service.offices.habits import Offices
from pipelines.simulation.agency_service.offices.ledger import ledgers
from pipelines.simulation.agency_service.offices.platform import extracts
from pipelines.simulation.agency_service.offices.registers import (
    article_registers,
    liaison_lists,
    problem_ledgers,
)
from pipelines.simulation.agency_service.offices.tracking import trackings
from pipelines.simulation.agency_service.population import populate
from pipelines.simulation.agency_service.truth.answer import truth
from pipelines.simulation.agency_service.world import Event
from pipelines.simulation.delivery import NameOf
from pipelines.simulation.gazetteer import Gazetteer
from pipelines.simulation.months import months_between
from pipelines.simulation.returns import Return
from pipelines.simulation.simulate import Request

__all__ = ["centre_name", "disturb", "returns_of", "truth_of"]


def returns_of(request: Request) -> list[Return]:
    """Everything that the offices send when all goes well, in the order of receipt."""
    offices = _offices(request)
    months = months_between(request.first, request.last)
    world = populate(
        offices.gazetteer, _events(request), request.first, request.last,
        request.rng("world"), request.scale,
    )  # fmt: skip
    found = [
        *ledgers(offices, world, months),
        *trackings(offices, world, months),
        *article_registers(offices, world, months),
        *problem_ledgers(offices, world, months),
        *liaison_lists(offices, months),
        *extracts(offices, world, months),
    ]
    return sorted(found, key=lambda sent: (sent.received_at, sent.path))


def centre_name(request: Request) -> NameOf:
    """How a reporting centre is named after 填报单位."""
    offices = _offices(request)
    return lambda unit: offices.bureau(unit) if unit else ""


def disturb(request: Request, returns: list[Return]) -> list[Return]:
    return _disturb(request, _offices(request), returns)


def truth_of(request: Request, returns: list[Return]) -> dict[str, Any]:
    return truth(_gazetteer(request), request, returns)


def _gazetteer(request: Request) -> Gazetteer:
    folder = request.folder
    return Gazetteer(request.catalog.org_units, folder.reporting_lines, folder.regime.root_unit)


def _offices(request: Request) -> Offices:
    return Offices(request.catalog, request.regime, _gazetteer(request), request.seed)


def _events(request: Request) -> list[Event]:
    """The events of the regime's list, in their month of their year, and a few of other years."""
    items = [item for entry in request.folder.lists if entry.id == "events" for item in entry.items]
    found = [Event(items[0].name, date(2016, 1, 1))] if items else []
    for index, item in enumerate(items[1:], start=1):
        year = int(item.attributes.get("year", "2016"))
        month = int(item.attributes.get("month", str(index % 12 + 1)))
        found.append(Event(item.name, date(year, month, 10 + index % 15)))
    for year, others in names.EVENTS_OF_OTHER_YEARS.items():
        found += [Event(name, date(year, month, day)) for name, (month, day) in others]
    return found
