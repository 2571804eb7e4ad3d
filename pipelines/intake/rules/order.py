"""Rule kind `order`: one date must not come after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.catalog.model.rules import OrderRule
from pipelines.intake.rules.row import Moment, Problem, Row


def order(rule: OrderRule, rows: Sequence[Row], _moment: Moment) -> Iterator[Problem]:
    """Reports the later date's cell. A year-month is compared by months only."""
    for row in rows:
        earlier, later = row.values.get(rule.earlier), row.values.get(rule.later)
        if earlier is None or later is None:
            continue
        length = min(len(earlier), len(later))
        if earlier[:length] > later[:length]:
            words = {"earlier": row.text(rule.earlier), "later": row.text(rule.later)}
            yield Problem(rule.later, row, words)
