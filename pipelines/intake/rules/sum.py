"""Rule kind `sum`: a total equals its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipelines.catalog.model.rules import SumRule
from pipelines.intake.rules.row import Moment, Problem, Row


def sum(rule: SumRule, rows: Sequence[Row], _moment: Moment) -> Iterator[Problem]:
    """Reports the total's cell; only rows with a part filled, blank parts count as 0."""
    for row in rows:
        involved = (rule.total, *rule.parts)
        if any(element in row.broken for element in involved):
            continue
        if not any(element in row.values for element in rule.parts):
            continue
        expected = Decimal(0)
        for element in rule.parts:
            expected += row.number_of(element) or Decimal(0)
        if (row.number_of(rule.total) or Decimal(0)) != expected:
            words = {"total": row.text(rule.total) or "空", "sum": expected, "expected": expected}
            yield Problem(rule.total, row, words)
