"""Rule kind `last_number`: the last row number equals the rows and the ticks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.catalog.model.rules import LastNumberRule
from pipelines.intake.rules.row import Moment, Problem, Row


def last_number(rule: LastNumberRule, rows: Sequence[Row], _moment: Moment) -> Iterator[Problem]:
    """Reports the last number's cell, once a sheet."""
    if not rows:
        return
    last = rows[-1]
    number = last.number_of(rule.element)
    ticks = len([1 for row in rows for element in rule.ticks if row.affirms(element)])
    if number != len(rows) or number != ticks:
        words = {"last": last.text(rule.element) or "空", "rows": len(rows), "ticks": ticks}
        yield Problem(rule.element, last, words, whole_sheet=True)
