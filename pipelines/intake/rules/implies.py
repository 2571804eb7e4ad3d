"""Rule kind `implies`: what is stated in one column calls for 是 in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.catalog.model.rules import ImpliesRule
from pipelines.intake.rules.row import Moment, Problem, Row


def implies(rule: ImpliesRule, rows: Sequence[Row], _moment: Moment) -> Iterator[Problem]:
    """Reports the cell that should say 是."""
    for row in rows:
        if rule.then in row.broken or row.affirms(rule.then):
            continue
        given = next((element for element in rule.given if row.affirms(element)), None)
        if given is not None:
            yield Problem(rule.then, row, {"given": row.text(given)})
