"""Rule kind `at_most`: one number must not exceed another of the same row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.catalog.model import AtMostRule
from pipelines.intake.rules.row import Moment, Problem, Row


def at_most(rule: AtMostRule, rows: Sequence[Row], _moment: Moment) -> Iterator[Problem]:
    """Reports the cell of the number that is too large; a blank limit counts as 0."""
    for row in rows:
        number = row.number_of(rule.element)
        if number is None or rule.limit in row.broken:
            continue
        if number > (row.number_of(rule.limit) or 0):
            yield Problem(rule.element, row, {"limit": row.text(rule.limit) or "空"})
