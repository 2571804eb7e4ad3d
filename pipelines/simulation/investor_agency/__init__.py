"""Simulator of government agency for enterprise investment (企业投资项目政府代办): case registers,
tasks by plan, half-monthly feedback."""

from __future__ import annotations

from typing import Any

from pipelines.simulation.delivery import NameOf
from pipelines.simulation.investor_agency.boundaries import on_purpose
from pipelines.simulation.investor_agency.case_file import Numbering
from pipelines.simulation.investor_agency.lives import live
from pipelines.simulation.investor_agency.mess import disturb as _disturb
from pipelines.simulation.investor_agency.offices import Offices
from pipelines.simulation.investor_agency.truth import true_answers
from pipelines.simulation.months import months_between
from pipelines.simulation.returns import Return
from pipelines.simulation.simulate import Request
from pipelines.simulation.tree import tree_of

__all__ = ["centre_name", "disturb", "returns_of", "truth_of"]


def returns_of(request: Request) -> list[Return]:
    """The registers of all keepers when all goes well, in the order of receipt."""
    offices, rng = _offices(request), request.rng("cases")
    numbering = Numbering(rng)
    places = [offices.tree.root, *offices.habits]
    begun = months_between(request.first.plus(-1), request.last)
    cases = live(rng, numbering, places, begun, request.scale)
    cases += on_purpose(numbering, places, months_between(request.first, request.last))
    return offices.returns(cases)


def centre_name(request: Request) -> NameOf:
    return _offices(request).centre_name


def disturb(request: Request, returns: list[Return]) -> list[Return]:
    return _disturb(request, tree_of(request), returns)


def truth_of(request: Request, returns: list[Return]) -> dict[str, Any]:
    return true_answers(request, returns)


def _offices(request: Request) -> Offices:
    months = months_between(request.first, request.last)
    return Offices(request, tree_of(request), months)
