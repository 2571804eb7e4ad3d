"""The order in which mess is made: times, versions, mistakes, looks, typing, copies, rejects.

Belongs here: only that order, which matters. Does not belong here: any mishap itself.
"""

from __future__ import annotations

from pipelines.simulation.agency_service import mishaps
from pipelines.simulation.agency_service.faults import Scene, make_mistakes
from pipelines.simulation.agency_service.looks import disturb_looks
from pipelines.simulation.agency_service.offices.habits import Offices
from pipelines.simulation.delivery import spell_rows
from pipelines.simulation.returns import Return
from pipelines.simulation.simulate import Request, cached_form


def disturb(request: Request, offices: Offices, returns: list[Return]) -> list[Return]:
    """The returns as they come when people are in a hurry; `request.mess` from 0 to 1."""
    mess = request.mess
    rng = request.rng("mishaps", mess)
    form_of = cached_form(request)
    returns = mishaps.lose_some(returns, rng, mess)
    mishaps.delay_some(returns, rng, mess)
    mishaps.empty_some(returns, rng, mess)
    returns = mishaps.correct_some(returns, rng, mess)
    for index, sent in enumerate(returns):
        own = request.rng("mess", mess, index)
        make_mistakes(Scene(offices, sent, own), mess)
        disturb_looks(sent, form_of(sent), own, mess)
        spell_rows(sent, form_of(sent), own, mess)
    mishaps.copy_some(returns, rng, mess)
    returns = mishaps.reject_some(returns, offices.form("ledger"), rng, mess)
    returns = mishaps.duplicate_some(returns, rng, mess)
    returns = mishaps.unsupported_files(returns, rng, mess)
    _part_same_paths(returns)
    return sorted(returns, key=lambda sent: (sent.received_at, sent.path))


def _part_same_paths(returns: list[Return]) -> None:
    seen: dict[str, int] = {}
    for sent in returns:
        seen[sent.path] = seen.get(sent.path, 0) + 1
        if seen[sent.path] > 1:
            stem, dot, ending = sent.path.rpartition(".")
            sent.path = f"{stem}_{seen[sent.path]}{dot}{ending}"
