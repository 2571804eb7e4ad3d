"""The true answers to a set of returns, as truth.json states them.

A simulator calls `answer` with its facts. Belongs here: putting the pieces together. Does not
belong here: any meaning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pipelines.simulation.returns import Return
from pipelines.simulation.simulate import Request, cached_form
from pipelines.simulation.tree import Tree
from pipelines.simulation.truth.counting import (
    REPORTING,
    Count,
    Fact,
    Measure,
    count,
    count_reports,
)
from pipelines.simulation.truth.grid import Cell, Duty, expected_grid, reporting_facts
from pipelines.simulation.truth.periods import horizon_of, periods_in_play
from pipelines.simulation.truth.ratios import Ratio, indicator_rows
from pipelines.simulation.truth.statements import accepted, current
from pipelines.simulation.truth.watchlists import Watchlist, watchlist_rows

SELDOM = ("office", "county")  # levels whose zero rows are left out


@dataclass(frozen=True)
class Policy:
    """How a simulator understands its policy. The measures of punctuality need no mention."""

    measures: Sequence[Measure]
    ratios: Sequence[Ratio]
    duties: Sequence[Duty] = ()
    reports: bool = True  # whether the policy has the measures reports_due and so on
    lists: Sequence[Watchlist] = ()


def answer(
    request: Request, tree: Tree, returns: list[Return], policy: Policy, facts: Iterable[Fact],
    watchlists: Sequence[dict[str, Any]] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """`watchlists`: further rows {list, period, subject} than those of the policy's lists."""
    facts = list(facts)
    regime = request.folder.regime
    cells = grid_of(request, tree, returns, policy.duties)
    periods = periods_in_play(regime, horizon_of(returns))
    counts = counts_of(tree, periods, policy.measures, facts)
    if policy.reports:
        counts += counts_of_reports(tree, periods, reporting_facts(cells))
    found = assemble(regime.id, tree, policy.ratios, counts, cells, returns)
    if policy.lists or watchlists is not None:
        listed = watchlist_rows(tree, policy.lists, policy.measures, periods, facts)
        found["watchlists"] = [*listed, *(watchlists or ())]
    return found


def grid_of(
    request: Request, tree: Tree, returns: list[Return], duties: Sequence[Duty]
) -> list[Cell]:
    own = [sent for sent in returns if sent.regime == request.regime]
    return expected_grid(tree, cached_form(request), duties, own, horizon_of(returns))


def counts_of(
    tree: Tree, periods: Sequence[str], measures: Sequence[Measure], facts: Iterable[Fact]
) -> list[Count]:
    by_measure: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_measure[fact.measure].append(fact)
    unknown = set(by_measure) - {measure.id for measure in measures}
    if unknown:
        raise ValueError(f"facts of unknown measures: {sorted(unknown)}")
    return [
        found
        for measure in measures
        for period in periods
        for found in count(tree, measure, period, by_measure[measure.id])
    ]


def counts_of_reports(tree: Tree, periods: Sequence[str], facts: Sequence[Fact]) -> list[Count]:
    return [
        found
        for measure in REPORTING
        for period in periods
        for found in count_reports(tree, measure, period, facts)
    ]


def assemble(
    regime: str, tree: Tree, ratios: Sequence[Ratio], counts: Sequence[Count],
    cells: Sequence[Cell], returns: list[Return],
) -> dict[str, Any]:  # fmt: skip
    """Counts and grid in the shape of truth.json; zero rows of low levels are left out."""
    return {
        "indicators": [
            {"regime": regime, **row}
            for row in indicator_rows(tree, ratios, counts)
            if row["level"] not in SELDOM or row["numerator"] or row["denominator"]
        ],
        "measures": [
            {
                "regime": regime,
                "measure": c.measure,
                "level": c.level,
                "unit_code": c.unit,
                "period": c.period,
                "value": c.value,
            }
            for c in counts
            if c.level not in SELDOM or c.value
        ],
        "submissions": [
            {
                "regime": regime,
                "form": cell.duty.form,
                "unit_code": cell.unit,
                "period": cell.duty.period,
                "state": cell.state,
                "complete": cell.is_complete,
            }
            for cell in cells
        ],
        "unusable_rows": unusable_rows(returns),
        "files": files(returns),
    }


def unusable_rows(returns: list[Return]) -> list[dict[str, Any]]:
    return [
        {
            "file": sent.path,
            "sheet": sheet.name,
            "row": row.number,
            "rule": row.fault.rule,
            "cell": row.fault_cell,
        }
        for sent in accepted(returns)
        for sheet in sent.sheets
        for row in sheet.rows
        if row.fault is not None
    ]


def files(returns: list[Return]) -> list[dict[str, str]]:
    newest = {id(sent) for sent in current(returns)}
    return [
        {
            "file": sent.path,
            "state": "superseded"
            if sent.state == "accepted" and id(sent) not in newest
            else sent.state,
        }
        for sent in returns
    ]
