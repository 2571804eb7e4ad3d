"""Mess for any simulator: `disturb(request, returns, risks)`, driven by the forms' definitions.

A simulator says with `Risks` what each form may meet. Belongs here: the order in which mess is
made: times, versions, mistakes, looks, typing, copies, rejects; the order matters. Does not belong
here: any mishap itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from pipelines.simulation import mishaps
from pipelines.simulation.delivery import spell_rows
from pipelines.simulation.faults import Scene, make_form_mistakes
from pipelines.simulation.looks import disturb_looks
from pipelines.simulation.returns import Return
from pipelines.simulation.simulate import Request, cached_form


@dataclass(frozen=True)
class Risks:
    """What may befall the returns of each form. A form that is named nowhere only looks messy and
    has mistakes in rows."""

    due_on: mishaps.DueOn  # owed returns may be lost or late
    unknown_at_first: Mapping[str, Collection[str]] = field(default_factory=dict)  # corrected later
    emptied: Collection[str] = ()
    copied: Collection[str] = ()
    period_before: Callable[[str], str | None] = lambda _period: None  # whose rows are copied
    rejected: Collection[str] = ()
    among_notes: Collection[str] = ()  # a note or scan lies beside it
    spared: Callable[[Return], bool] = lambda _sent: False  # no mistakes in its rows


def disturb(request: Request, returns: list[Return], risks: Risks) -> list[Return]:
    """The returns as they come when people are in a hurry; `request.mess` from 0 to 1."""
    mess, form_of = request.mess, cached_form(request)
    rng = request.rng("mishaps", mess)
    returns = mishaps.lose_some(returns, rng, mess, risks.due_on)
    mishaps.delay_some(returns, rng, mess, risks.due_on)
    mishaps.empty_some(returns, rng, mess, risks.emptied)
    returns = mishaps.correct_some(returns, rng, mess, risks.unknown_at_first)
    for index, sent in enumerate(returns):
        own = request.rng("mess", mess, index)
        if not risks.spared(sent):
            make_form_mistakes(Scene(sent, form_of(sent), own), mess)
        disturb_looks(sent, form_of(sent), own, mess)
        spell_rows(sent, form_of(sent), own, mess)
    mishaps.copy_some(returns, rng, mess, risks.copied, risks.period_before)
    rejectable = {form.id: form for form in request.folder.forms if form.id in risks.rejected}
    returns = mishaps.reject_some(returns, rejectable, rng, mess)
    returns = mishaps.duplicate_some(returns, rng, mess)
    returns = mishaps.unsupported_files(returns, rng, mess, risks.among_notes)
    mishaps.part_same_paths(returns)
    return sorted(returns, key=lambda sent: (sent.received_at, sent.path))
