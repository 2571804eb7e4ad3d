"""What may befall these returns. The policy names no day for them, so none is owed; some come late
or never all the same.

Belongs here: which mishap may meet which form. Does not belong here: the mishaps themselves.
"""

from __future__ import annotations

from datetime import date

from pipelines.simulation.investor_agency.faults import make_mistakes
from pipelines.simulation.mess import Risks
from pipelines.simulation.mess import disturb as disturb_any
from pipelines.simulation.returns import Return
from pipelines.simulation.simulate import Request
from pipelines.simulation.tree import Tree

FORMS = ("cases", "tasks", "feedback")


def disturb(request: Request, tree: Tree, returns: list[Return]) -> list[Return]:
    for index, sent in enumerate(returns):
        make_mistakes(sent, tree, request.rng("mistakes", request.mess, index), request.mess)
    return disturb_any(request, returns, RISKS)


def _due_on(sent: Return) -> date:
    return sent.received_at.date()


RISKS = Risks(
    due_on=_due_on,
    unknown_at_first={
        "cases": ("owner_rating", "agent_rating"),
        "tasks": ("done_on",),
    },
    rejected=FORMS,
    among_notes=("cases",),
)
