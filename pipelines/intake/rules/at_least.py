"""Rule kind `at_least`: a number must reach what the policy asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.catalog.model import AtLeastRule
from pipelines.intake.rules.row import Moment, Problem, Row


def at_least(rule: AtLeastRule, rows: Sequence[Row], _moment: Moment) -> Iterator[Problem]:
    """Reports the cell of a number that is too small; a blank is another rule's business."""
    for row in rows:
        number = row.number_of(rule.element)
        if number is not None and number < rule.least:
            yield Problem(rule.element, row, {"least": f"{rule.least:g}"})
