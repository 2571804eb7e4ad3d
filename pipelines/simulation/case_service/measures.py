"""The measures, indicators, steps and lists of a case service, as the simulator understands them.

Belongs here: what is counted and divided. Does not belong here: which rows count (`truth.py`).
"""

from __future__ import annotations

from pipelines.simulation.case_service.core.duties import Step
from pipelines.simulation.case_service.population import GRADES, STAGES
from pipelines.simulation.truth import Measure, Ratio

SATISFIED = GRADES[:3]
COUNTY, BOTH = ("county",), ("office", "county")
_CASE, _TASK = ("case_no",), ("case_no", "matter", "department")

_OF_CASES = (
    "accepted_cases", "in_scope_cases", "team_due", "team_met", "plan_due", "plan_met",
    "closed_cases", "closed_with_slip", "terminated_cases", "terminated_with_reason",
    "ended_cases", "evaluated_cases", "satisfied_cases", "basically_satisfied_cases",
    "revisited_cases",
)  # fmt: skip
_OF_DEPARTMENTS = (
    "pickup_due", "pickup_met", "task_due", "task_met", "department_reports_due",
    "department_reports_on_time",
)  # fmt: skip
_ON_FILE = ("due", "full", *STAGES)

MEASURES = (
    *(Measure(name, "period", levels=COUNTY) for name in _OF_CASES),
    *(Measure(name, "period", levels=BOTH) for name in _OF_DEPARTMENTS),
    *(Measure(f"archive_{name}", "cum", levels=COUNTY) for name in _ON_FILE),
)

STEPS: dict[str, tuple[str, Step]] = {
    "team": ("cases", Step(_CASE, ("accepted_on",), ("team_on",), "workdays", 1,
                           ("terminated_on",))),
    "plan": ("cases", Step(_CASE, ("team_on",), ("plan_on",), "workdays", 1, ("terminated_on",))),
    "pickup": ("tasks", Step(_TASK, ("dispatched_at",), ("collected_at",), "minutes", 30,
                             ("terminated_on",))),
    "task": ("tasks", Step(_TASK, ("collected_at", "dispatched_at"), ("closed_on",),
                           "workdays_in", "promised_workdays", ("terminated_on",))),
}  # fmt: skip

_NO_RANKS: tuple[str, ...] = ()


def _of_county(
    indicator: str, numerator: str, denominator: str, target: float | None = 1.0
) -> Ratio:
    return Ratio(indicator, numerator, denominator, COUNTY, "MQY", target, _NO_RANKS)


def _of_departments(indicator: str, numerator: str, denominator: str) -> Ratio:
    return Ratio(indicator, numerator, denominator, BOTH, "MQY", 1.0, ("office",))


RATIOS = (
    _of_county("in_scope", "in_scope_cases", "accepted_cases"),
    _of_county("team_within_1wd", "team_met", "team_due"),
    _of_county("plan_within_1wd", "plan_met", "plan_due"),
    _of_departments("pickup_within_30min", "pickup_met", "pickup_due"),
    _of_departments("task_on_time", "task_met", "task_due"),
    _of_county("closed_with_slip", "closed_with_slip", "closed_cases"),
    _of_county("terminated_with_reason", "terminated_with_reason", "terminated_cases"),
    _of_county("evaluated", "evaluated_cases", "ended_cases"),
    _of_county("satisfaction_rate", "satisfied_cases", "evaluated_cases", None),
    _of_county("basically_satisfied_share", "basically_satisfied_cases", "evaluated_cases", None),
    _of_county("revisited", "revisited_cases", "closed_cases", None),
    _of_county("archive_complete", "archive_full", "archive_due"),
    *(_of_county(f"archive_{stage}", f"archive_{stage}", "archive_due") for stage in STAGES),
    _of_departments(
        "department_report_on_time", "department_reports_on_time", "department_reports_due"
    ),
)

# By list: what counts, and what it lacks.
LISTS = {
    "out_of_scope": ("accepted_cases", "in_scope_cases"),
    "team_over": ("team_due", "team_met"),
    "plan_over": ("plan_due", "plan_met"),
    "pickup_over": ("pickup_due", "pickup_met"),
    "tasks_over": ("task_due", "task_met"),
    "closed_without_slip": ("closed_cases", "closed_with_slip"),
    "terminated_without_reason": ("terminated_cases", "terminated_with_reason"),
    "not_evaluated": ("ended_cases", "evaluated_cases"),
    "not_revisited": ("closed_cases", "revisited_cases"),
    "archives_incomplete": ("archive_due", "archive_full"),
    "departments_not_reported": ("department_reports_due", "department_reports_on_time"),
}
