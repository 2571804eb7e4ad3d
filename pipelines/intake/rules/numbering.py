"""Rule kind `numbering`: row numbers run 1, 2, 3 … down the sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.catalog.model.rules import NumberingRule
from pipelines.intake.rules.row import Moment, Problem, Row


def numbering(rule: NumberingRule, rows: Sequence[Row], _moment: Moment) -> Iterator[Problem]:
    """Reports each number that breaks the run; after a gap the count goes on from there."""
    expected = 1
    for row in rows:
        if rule.element in row.merged or rule.element in row.broken:
            continue
        number = row.number_of(rule.element)
        if number is not None and number == rule.continues:
            continue
        if number != expected:
            yield Problem(rule.element, row, {"expected": expected})
        if number is None and rule.element not in row.values and expected == 1:
            return  # the sheet is not numbered at all: once is enough
        expected = int(number) + 1 if number is not None else expected + 1
