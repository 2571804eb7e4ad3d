"""Rule kind `not_after_receipt`: a date must not lie after the day of receipt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.catalog.model.rules import NotAfterReceiptRule
from pipelines.intake.rules.row import Moment, Problem, Row


def not_after_receipt(
    rule: NotAfterReceiptRule, rows: Sequence[Row], moment: Moment
) -> Iterator[Problem]:
    """Reports the date's cell; the day of receipt itself is in order."""
    received = moment.received_on.isoformat()
    for row in rows:
        value = row.values.get(rule.element)
        if value is not None and value[:10] > received[: len(value)]:
            yield Problem(rule.element, row, {"received": received, "limit": received})
