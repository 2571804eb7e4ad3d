"""Simulator of the dispatch of major projects (项目调度): tables, observations, agreed items."""

from __future__ import annotations

from typing import Any

from pipelines.simulation import mess
from pipelines.simulation.delivery import NameOf
from pipelines.simulation.months import Month, months_between
from pipelines.simulation.project_dispatch import offices
from pipelines.simulation.project_dispatch.population import populate
from pipelines.simulation.project_dispatch.truth import FIRST_TABLE, truth
from pipelines.simulation.registers import Registers
from pipelines.simulation.returns import Return
from pipelines.simulation.simulate import Request
from pipelines.simulation.tree import tree_of

__all__ = ["centre_name", "disturb", "returns_of", "truth_of"]


def returns_of(request: Request) -> list[Return]:
    """Everything that the offices send when all goes well, in the order of receipt."""
    keeper, tree = Registers(request), tree_of(request)
    months = months_between(request.first, request.last)
    units = tree.right_under(tree.root, request.last.end)
    world = populate(units, tree.root, months, request.rng("world"), request.scale)
    codes = [unit.code for unit in units]
    found = [
        *offices.tables(keeper, world, codes, months, FIRST_TABLE.start),
        *offices.registers(keeper, world),
        *offices.items(keeper, world, tree.root, months),
    ]
    return sorted(found, key=lambda sent: (sent.received_at, sent.path))


def centre_name(request: Request) -> NameOf:
    """How a unit is named after 填报单位."""
    return Registers(request).centre_name


def disturb(request: Request, returns: list[Return]) -> list[Return]:
    risks = mess.Risks(
        due_on=offices.due_on,
        unknown_at_first={offices.TABLE: ("paid_in",), offices.ITEMS: ("done_on",)},
        emptied={offices.TABLE},
        copied={offices.TABLE},
        period_before=_half_before,
        rejected={offices.TABLE, offices.REGISTER, offices.ITEMS},
        among_notes={offices.TABLE},
    )
    return mess.disturb(request, returns, risks)


def truth_of(request: Request, returns: list[Return]) -> dict[str, Any]:
    return truth(request, tree_of(request), returns)


def _half_before(period: str) -> str:
    month = Month.parse(period[:7])
    return f"{month}-A" if period.endswith("B") else f"{month.plus(-1)}-B"
