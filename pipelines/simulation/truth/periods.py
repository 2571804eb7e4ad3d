"""Which periods have figures: months, quarters, years of the policy's time, up to the horizon."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pipelines.catalog.model.policy import Regime
from pipelines.simulation.months import Month, first_day, kind_of, last_day, months_between
from pipelines.simulation.returns import Return
from pipelines.simulation.truth.statements import accepted


def horizon_of(returns: Iterable[Return]) -> date:
    """The last day of the newest month, half-month or quarter of any accepted return."""
    periods = {sent.period for sent in accepted(returns) if sent.period}
    ends = [last_day(period) for period in periods if kind_of(period) != "Y"]
    return max(ends, default=date.min)


def months_in_play(regime: Regime, horizon: date) -> list[Month]:
    """Months that start within the policy's validity and by the horizon."""
    last = min(regime.valid_to or horizon, horizon)
    if last < regime.valid_from:
        return []
    months = months_between(Month.of(regime.valid_from), Month.of(last))
    return [month for month in months if regime.valid_from <= month.start]


def periods_in_play(regime: Regime, horizon: date) -> list[str]:
    """Those months, and the quarters and years that start with one of them or later."""
    names: dict[str, None] = {}
    for month in months_in_play(regime, horizon):
        for period in (str(month), month.quarter, str(month.year)):
            if first_day(period) >= regime.valid_from:
                names[period] = None
    return list(names)
