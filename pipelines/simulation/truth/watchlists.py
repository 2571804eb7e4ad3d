"""What stands on each watch list: a simulator states its lists and gives their facts.

Belongs here: windows and striking off. Does not belong here: what a list means. Subjects must be
the texts by which the figures name them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipelines.simulation.tree import Tree
from pipelines.simulation.truth.counting import Fact, Measure, is_within


@dataclass(frozen=True)
class Watchlist:
    """Subjects that count in one of `measures` and not in `without`."""

    id: str
    measures: tuple[str, ...]
    without: str = ""


def watchlist_rows(
    tree: Tree, lists: Sequence[Watchlist], measures: Iterable[Measure], periods: Iterable[str],
    facts: Sequence[Fact],
) -> list[dict[str, Any]]:  # fmt: skip
    """Rows {list, period, subject} for every list and period."""
    basis = {measure.id: measure.basis for measure in measures}
    by_measure: dict[str, list[Fact]] = {name: [] for name in basis}
    for fact in facts:
        by_measure[fact.measure].append(fact)

    def within(measure: str, period: str) -> Iterator[tuple[str, Hashable]]:
        for fact in by_measure.get(measure, ()):
            if is_within(fact, basis[measure], period) and tree.above(tree.root_of(fact.unit)):
                yield tree.root_of(fact.unit), fact.subject

    return [
        {"list": each.id, "period": period, "subject": subject}
        for period in periods
        for each in lists
        for measure in each.measures
        for _, subject in sorted(
            set(within(measure, period)) - set(within(each.without, period)), key=str
        )
    ]
