"""Rule kind `not_after_period`: a date must not lie after the report period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.catalog.model.rules import NotAfterPeriodRule
from pipelines.intake.rules.row import Moment, Problem, Row


def not_after_period(
    rule: NotAfterPeriodRule, rows: Sequence[Row], moment: Moment
) -> Iterator[Problem]:
    """Reports the date's cell; the period's last day itself is in order."""
    if moment.period_end is None:
        return
    end = moment.period_end.isoformat()
    for row in rows:
        value = row.values.get(rule.element)
        if value is not None and value[:10] > end[: len(value)]:
            yield Problem(rule.element, row, {"period_end": end, "limit": end})
