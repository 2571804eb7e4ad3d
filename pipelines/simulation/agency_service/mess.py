"""Placeholder."""
from __future__ import annotations
from pipelines.simulation.agency_service.offices.habits import Offices
from pipelines.simulation.returns import Return
from pipelines.simulation.simulate import Request


def disturb(request: Request, offices: Offices, returns: list[Return]) -> list[Return]:
    return returns
