"""The rows of each watch list: what counts in one measure and not in the other.

Belongs here: the lists as this simulator understands them, and how a subject is written. Does not
belong here: the measures.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipelines.simulation.truth import Fact, Measure
from pipelines.simulation.truth.counting import is_within

LISTS = {
    "lead_rank_missing": ("industrial_cases", "industrial_cases_led"),
    "no_plan": ("agreed_cases", "planned_cases"),
    "tasks_overdue": ("tasks_due", "tasks_on_time"),
    "escalations_late": ("escalations_due", "escalations_on_time"),
    "feedback_missing": ("open_half_months", "half_months_with_feedback"),
    "archives_late": ("archives_due", "archives_on_time"),
    "not_rated_by_owner": ("ended_cases", "cases_rated_by_owner"),
    "not_rated_by_agent": ("ended_cases", "cases_rated_by_agent"),
}
HALF_MONTHS = "open_half_months"


def watchlist_rows(
    periods: Sequence[str], measures: Sequence[Measure], facts: Sequence[Fact]
) -> list[dict[str, Any]]:
    basis = {measure.id: measure.basis for measure in measures}

    def subjects(measure: str, period: str) -> set[tuple[str, tuple[str, ...]]]:
        return {
            (fact.unit, fact.subject)  # type: ignore[misc]
            for fact in by_measure.get(measure, ())
            if is_within(fact, basis[measure], period)
        }

    by_measure: dict[str, list[Fact]] = {}
    for fact in facts:
        by_measure.setdefault(fact.measure, []).append(fact)
    return [
        {"list": name, "period": period, "subject": written(subject, all_of == HALF_MONTHS)}
        for name, (all_of, done) in LISTS.items()
        for period in periods
        for _, subject in sorted(subjects(all_of, period) - subjects(done, period))
    ]


def written(subject: tuple[str, ...], ends_with_day: bool) -> str:
    """The parts without hyphens; the last day of a half-month stays as it is."""
    parts = [part.replace("-", "") for part in subject]
    return "|".join([*parts[:-1], subject[-1]] if ends_with_day else parts)
