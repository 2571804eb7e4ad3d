"""What a careful reader of the returns would find, worked out independently of the models.

Belongs here: this policy's meaning once more, by other means. Does not belong here: counting,
grid, ranks, which all simulators share (`simulation/truth`).
"""

from __future__ import annotations

from typing import Any

from pipelines.simulation.gazetteer import Gazetteer
from pipelines.simulation.landing_service.truth.figures import MEASURES, RATIOS
from pipelines.simulation.landing_service.truth.ledgers import ledger_facts
from pipelines.simulation.landing_service.truth.lists import list_rows
from pipelines.simulation.landing_service.truth.platform import platform_facts
from pipelines.simulation.landing_service.truth.registers import register_facts
from pipelines.simulation.months import Month, months_between
from pipelines.simulation.returns import Return
from pipelines.simulation.simulate import Request
from pipelines.simulation.truth import Duty, Policy, answer, current, horizon_of, quarterly
from pipelines.simulation.truth.periods import periods_in_play

__all__ = ["truth"]

LAST_DAY = 31


def truth(gazetteer: Gazetteer, request: Request, returns: list[Return]) -> dict[str, Any]:
    horizon = horizon_of(returns)
    periods = periods_in_play(request.folder.regime, horizon)
    now = current(returns)
    facts = [
        *platform_facts(now, horizon),
        *register_facts(gazetteer, now, periods, horizon),
        *ledger_facts(gazetteer, now, periods, horizon),
    ]
    policy = Policy(MEASURES, RATIOS, _duties(request), reports=False)
    return answer(request, gazetteer, returns, policy, facts, list_rows(facts, periods))


def _duties(request: Request) -> list[Duty]:
    """Everything by the last day of the quarter; the register of orders by the province."""
    start = Month.of(request.folder.regime.valid_from)
    months = months_between(start, request.last.plus(24))
    return [
        *quarterly("work_orders", months, LAST_DAY, by_root=True),
        *quarterly("landing_ledger", months, LAST_DAY),
        *quarterly("meetings", months, LAST_DAY),
    ]
