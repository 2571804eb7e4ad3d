"""Watch lists (清单): the subjects of one measure that another lacks, period by period.

Belongs here: the difference of two measures. Does not belong here: which lists a policy has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipelines.simulation.truth import Fact, Measure
from pipelines.simulation.truth.counting import is_within


def watchlist_rows(
    periods: Sequence[str], measures: Iterable[Measure], facts: Iterable[Fact],
    lists: Mapping[str, tuple[str, str]],
) -> Iterator[dict[str, str]]:  # fmt: skip
    """`lists`: by list the measure that counts and the one that is to be lacking ('' = none)."""
    of_measure: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        of_measure[fact.measure].append(fact)
    basis = {measure.id: measure.basis for measure in measures}

    def within(measure: str, period: str) -> set[tuple[str, str]]:
        found = (f for f in of_measure[measure] if is_within(f, basis[measure], period))
        return {(fact.unit, str(fact.subject)) for fact in found}

    for name, (counting, without) in lists.items():
        for period in periods:
            lacking = within(counting, period) - (within(without, period) if without else set())
            for _unit, subject in sorted(lacking):
                yield {"list": name, "period": period, "subject": subject}
