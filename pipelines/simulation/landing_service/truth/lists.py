"""The watch lists (清单): what counts in one measure of a period and not in another.

Belongs here: which lists there are. Does not belong here: the facts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from pipelines.simulation.landing_service.truth.figures import CAUSES, MEASURES, RUNGS
from pipelines.simulation.truth import Fact
from pipelines.simulation.truth.counting import is_within

LISTS: dict[str, tuple[tuple[str, ...], str]] = {
    "to_urge": (("orders_due_so_far",), "orders_answered"),
    "to_supervise": (("orders_supervised",), ""),
    "feedback_late": (("orders_feedback_due",), "orders_feedback_on_time"),
    "orders_open": (("orders_dispatched",), "orders_closed"),
    "entered_late": (("entries_due",), "entries_on_time"),
    "untracked_province": (("key_projects_province",), "tracked_province"),
    "untracked_city": (("key_projects_city",), "tracked_city"),
    "untracked_county": (("key_projects_county",), "tracked_county"),
    "stalled": (CAUSES, ""),
    "green_channel": (("green_channel_projects",), ""),
    "no_monthly_study": (("monthly_study_due",), "monthly_study_held"),
    "no_quarterly_study": (("quarterly_study_due",), "quarterly_study_held"),
    "no_joint_meeting": (("joint_meeting_due",), "joint_meeting_held"),
    "no_land_consultation": (("land_consultation_due",), "land_consultation_held"),
    "no_financing_meeting": (("financing_meeting_due",), "financing_meeting_held"),
    "items_overdue": (("joint_items_due",), "joint_items_on_time"),
    "difficulties": (RUNGS, ""),
}


def list_rows(facts: Iterable[Fact], periods: Sequence[str]) -> list[dict[str, Any]]:
    bases = {measure.id: measure.basis for measure in MEASURES}
    by_measure: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_measure[fact.measure].append(fact)

    def counted(measure: str, period: str) -> set[tuple[str, object]]:
        found = by_measure[measure] if measure else []
        return {(f.unit, f.subject) for f in found if is_within(f, bases[measure], period)}

    return [
        {"list": name, "period": period, "subject": subject}
        for name, (measures, without) in LISTS.items()
        for period in periods
        for measure in measures
        for _, subject in sorted(counted(measure, period) - counted(without, period), key=str)
    ]
