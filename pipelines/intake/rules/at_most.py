"""Rule kinds `at_most` (another number of the row) and `at_least` (what the policy asks for)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.catalog.model.rules import AtLeastRule, AtMostRule
from pipelines.intake.rules.row import Moment, Problem, Row


def at_most(rule: AtMostRule, rows: Sequence[Row], _moment: Moment) -> Iterator[Problem]:
    """Reports the cell of the number that is too large; a blank limit counts as 0."""
    for row in rows:
        number = row.number_of(rule.element)
        if number is None or rule.limit in row.broken:
            continue
        if number > (row.number_of(rule.limit) or 0):
            yield Problem(rule.element, row, {"limit": row.text(rule.limit) or "空"})


def at_least(rule: AtLeastRule, rows: Sequence[Row], _moment: Moment) -> Iterator[Problem]:
    """Reports the cell of a number that is too small; a blank is another rule's business."""
    for row in rows:
        number = row.number_of(rule.element)
        if number is not None and number < rule.least:
            yield Problem(rule.element, row, {"least": f"{rule.least:g}"})
