"""The true answers, worked out from the records that a simulator wrote: shared by all simulators.

A simulator turns the usable lines of its current returns (`statements`) into `Fact`s by its own
reading of the policy, lists its `Measure`s, `Ratio`s and `Duty`s, and calls `answer`. Belongs
here: windows, roll-up, indicators, ranks, the expected grid. Does not belong here: any policy's
meaning, and anything of intake, dbt or the warehouse, which these answers are there to check.
"""

from pipelines.simulation.truth.answer import Policy, answer
from pipelines.simulation.truth.counting import Fact, Measure
from pipelines.simulation.truth.grid import Duty, half_monthly, monthly, quarterly
from pipelines.simulation.truth.naming import normalise
from pipelines.simulation.truth.periods import horizon_of
from pipelines.simulation.truth.ratios import Ratio
from pipelines.simulation.truth.statements import Line, current, lines
from pipelines.simulation.truth.watchlists import Watchlist

__all__ = [
    "Duty",
    "Fact",
    "Line",
    "Measure",
    "Policy",
    "Ratio",
    "Watchlist",
    "answer",
    "current",
    "half_monthly",
    "horizon_of",
    "lines",
    "monthly",
    "normalise",
    "quarterly",
]
