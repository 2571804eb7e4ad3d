"""The order in which mess is made: times, versions, mistakes, looks, typing, copies, rejects.

Belongs here: only that order, which matters. Does not belong here: any mishap itself.
"""

from __future__ import annotations

from datetime import date

from pipelines.simulation import mishaps
from pipelines.simulation.agency_service.faults import Scene, make_mistakes
from pipelines.simulation.agency_service.offices.habits import DUE_DAY, Offices
from pipelines.simulation.delivery import spell_rows
from pipelines.simulation.looks import NO_GROUPS, Groups, disturb_looks
from pipelines.simulation.months import Month
from pipelines.simulation.returns import Return
from pipelines.simulation.simulate import Request, cached_form

OWED = {"ledger": DUE_DAY, "tracking": DUE_DAY, "tracking_summary": DUE_DAY, "liaison": 14}
UNKNOWN_AT_FIRST = dict.fromkeys(("ledger", "tracking", "problems"), ("closed_on",))
GROUPS: dict[str, Groups] = {
    "ledger": (
        {"visits": "服务情况", "calls": "服务情况"},
        {"filed_on": "办理时间", "closed_on": "办理时间"},
    )
}


def disturb(request: Request, offices: Offices, returns: list[Return]) -> list[Return]:
    """The returns as they come when people are in a hurry; `request.mess` from 0 to 1."""
    mess = request.mess
    rng = request.rng("mishaps", mess)
    form_of = cached_form(request)
    ledger = {"ledger": offices.form("ledger")}
    returns = mishaps.lose_some(returns, rng, mess, _due_on)
    mishaps.delay_some(returns, rng, mess, _due_on)
    mishaps.empty_some(returns, rng, mess, ledger)
    returns = mishaps.correct_some(returns, rng, mess, UNKNOWN_AT_FIRST)
    for index, sent in enumerate(returns):
        own = request.rng("mess", mess, index)
        make_mistakes(Scene(sent, form_of(sent), own, offices), mess)
        disturb_looks(sent, form_of(sent), own, mess, GROUPS.get(sent.form, NO_GROUPS))
        spell_rows(sent, form_of(sent), own, mess)
    mishaps.copy_some(returns, rng, mess, ledger, _month_before)
    returns = mishaps.reject_some(returns, ledger, rng, mess)
    returns = mishaps.duplicate_some(returns, rng, mess)
    returns = mishaps.unsupported_files(returns, rng, mess, ledger)
    mishaps.part_same_paths(returns)
    return sorted(returns, key=lambda sent: (sent.received_at, sent.path))


def _due_on(sent: Return) -> date | None:
    day = OWED.get(sent.form)
    return Month.of(sent.received_at).day(day) if day else None


def _month_before(period: str) -> str | None:
    """None for January and February: a December date without year would change its year."""
    month = Month.parse(period)
    return str(month.plus(-1)) if month.month > 2 else None
