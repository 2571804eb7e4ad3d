"""Rule kind `exactly_one`: exactly one of several ticks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.catalog.model.rules import ExactlyOneRule
from pipelines.intake.rules.row import Moment, Problem, Row


def exactly_one(rule: ExactlyOneRule, rows: Sequence[Row], _moment: Moment) -> Iterator[Problem]:
    """Reports the first column's cell without a tick, the second ticked cell with several."""
    for row in rows:
        ticked = [element for element in rule.elements if row.affirms(element)]
        unclear = any(element in row.broken for element in rule.elements)
        if len(ticked) == 1 or (unclear and not ticked):
            continue
        element = ticked[1] if ticked else rule.elements[0]
        yield Problem(element, row, {"count": len(ticked)})
