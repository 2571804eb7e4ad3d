"""Rule kind `required`: a cell must be filled, always or under a condition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.catalog.model.rules import RequiredRule
from pipelines.intake.rules.row import Moment, Problem, Row


def required(rule: RequiredRule, rows: Sequence[Row], _moment: Moment) -> Iterator[Problem]:
    """Reports the empty cell of each row that lacks `rule.element`."""
    for row in rows:
        if row.is_filled(rule.element) or (rule.when and not row.is_filled(rule.when)):
            continue
        if any(row.affirms(element) or element in row.broken for element in rule.unless_any):
            continue
        if rule.unless_none and row.says_none(rule.unless_none):
            continue
        yield Problem(rule.element, row, {"when": row.text(rule.when)})
