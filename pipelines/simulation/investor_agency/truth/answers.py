"""Measures, indicators and watch lists of this policy as the simulator understands it.

Belongs here: what there is. Does not belong here: what counts (`facts.py`).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from pipelines.simulation.investor_agency.truth.facts import evidence_of, facts_of
from pipelines.simulation.returns import Return
from pipelines.simulation.simulate import Request
from pipelines.simulation.tree import tree_of
from pipelines.simulation.truth import Measure, Policy, Ratio, Watchlist, answer

LEVELS, RANKED = ("office", "county"), ("office",)
SINCE_NEW_YEAR = (
    "industrial_cases", "industrial_cases_led", "agreed_cases", "planned_cases", "ended_cases",
    "cases_rated_by_owner", "cases_rated_by_agent",
)  # fmt: skip
IN_PERIOD = (
    "tasks_due", "tasks_on_time", "escalations_due", "escalations_on_time", "archives_due",
    "archives_on_time", "open_half_months", "half_months_with_feedback",
)  # fmt: skip
MEASURES = [
    *(Measure(name, "ytd", levels=LEVELS) for name in SINCE_NEW_YEAR),
    *(Measure(name, "period", levels=LEVELS) for name in IN_PERIOD),
]
PARTS = {
    "lead_rank_compliance": ("industrial_cases_led", "industrial_cases"),
    "plan_made": ("planned_cases", "agreed_cases"),
    "task_on_time": ("tasks_on_time", "tasks_due"),
    "escalated_within_1wd": ("escalations_on_time", "escalations_due"),
    "half_month_feedback": ("half_months_with_feedback", "open_half_months"),
    "archived_within_2wd": ("archives_on_time", "archives_due"),
    "evaluated_by_owner": ("cases_rated_by_owner", "ended_cases"),
    "evaluated_by_agent": ("cases_rated_by_agent", "ended_cases"),
}
RATIOS = [
    Ratio(name, above, below, LEVELS, "MQY", 1.0, RANKED, target_from=date(2018, 1, 1))
    for name, (above, below) in PARTS.items()
]


# What counts in the first and not in the second.
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


def true_answers(request: Request, returns: list[Return]) -> dict[str, Any]:
    lists = [Watchlist(name, (every,), done) for name, (every, done) in LISTS.items()]
    policy = Policy(MEASURES, RATIOS, reports=False, lists=lists)
    return answer(request, tree_of(request), returns, policy, facts_of(evidence_of(returns)))
