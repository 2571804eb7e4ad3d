"""Entry: finds the regime's simulator, runs it, writes files, receipts and truth.

Belongs here: the order of the steps. Does not belong here: anything about one regime.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any, Protocol

from pipelines.catalog.model.folder import Catalog, RegimeFolder
from pipelines.catalog.model.forms import Form
from pipelines.simulation.delivery import FormOf, NameOf, Progress, deliver, spell_rows
from pipelines.simulation.months import Month
from pipelines.simulation.returns import Return


@dataclass(frozen=True)
class Request:
    """What is to be simulated."""

    catalog: Catalog
    regime: str
    first: Month
    last: Month
    seed: int
    scale: float
    mess: float

    def rng(self, *parts: object) -> Random:
        """A source of chance of its own per purpose; equal requests give equal worlds."""
        span = (self.regime, self.first, self.last, self.seed, self.scale)
        return Random("|".join(map(str, (*span, *parts))))

    @property
    def folder(self) -> RegimeFolder:
        return next(f for f in self.catalog.regimes if f.regime.id == self.regime)

    def form(self, sent: Return) -> Form:
        for folder in self.catalog.regimes:
            for form in folder.forms:
                if (folder.regime.id, form.id) == (sent.regime, sent.form):
                    return form
        raise KeyError(f"{sent.regime}.{sent.form}")


class Simulator(Protocol):
    """A module under pipelines.simulation that a regime names as its `simulator`."""

    def returns_of(self, request: Request) -> list[Return]: ...

    def centre_name(self, request: Request) -> NameOf: ...

    def disturb(self, request: Request, returns: list[Return]) -> list[Return]: ...

    def truth_of(self, request: Request, returns: list[Return]) -> dict[str, Any]: ...


# Most counties have nothing in most months; saying so once keeps a sample small.
NOT_LISTED = "县级未列出的分项为 0，县级未列出的指标为 0/0（无值）。"


def simulate(
    catalog: Catalog, regime: str, first: str, last: str, seed: int, scale: float, mess: float,
    out: Path, progress: Progress | None = None,
) -> Path:  # fmt: skip
    """Writes submissions for the months `first`..`last` into `out`, with truth.json.

    Raises ValueError, in Chinese, for a regime without simulator or months in disorder.
    """
    simulator = _simulator(catalog, regime)
    if Month.parse(first) > Month.parse(last):
        raise ValueError(f"起始月份 {first} 晚于结束月份 {last}，请对调。")
    request = Request(catalog, regime, Month.parse(first), Month.parse(last), seed, scale, mess)
    returns = simulator.returns_of(request)
    if mess > 0:
        returns = simulator.disturb(request, returns)
    spell_all(request, returns)
    deliver(returns, out, cached_form(request), simulator.centre_name(request), progress)
    truth = {
        "simulated": True,
        "regime": regime,
        "seed": seed,
        "mess": mess,
        "as_of": None,
        "not_listed": NOT_LISTED,
        **simulator.truth_of(request, returns),
    }
    path = out / "truth.json"
    path.write_text(json.dumps(truth, ensure_ascii=False, separators=(",", ":")), "utf-8")
    return path


def spell_all(request: Request, returns: list[Return]) -> None:
    """Types every value that is still untyped."""
    form_of = cached_form(request)
    for index, sent in enumerate(returns):
        if sent.sheets:
            spell_rows(sent, form_of(sent), request.rng("spelling", request.mess, index), 0.0)


def cached_form(request: Request) -> FormOf:
    forms = {
        (folder.regime.id, form.id): form
        for folder in request.catalog.regimes
        for form in folder.forms
    }
    return lambda sent: forms[sent.regime, sent.form]


def _simulator(catalog: Catalog, regime: str) -> Simulator:
    found = [folder.regime for folder in catalog.regimes if folder.regime.id == regime]
    if not found or not found[0].simulator:
        known = "、".join(f.regime.id for f in catalog.regimes if f.regime.simulator)
        raise ValueError(f"制度“{regime}”没有模拟程序；可以模拟的有：{known or '无'}。")
    module: Any = import_module(f"pipelines.simulation.{found[0].simulator}")
    simulator: Simulator = module
    return simulator
