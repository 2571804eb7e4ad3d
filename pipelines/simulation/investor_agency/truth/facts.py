"""What counts in which measure, worked out from the rows that the offices wrote.

Belongs here: this simulator's own reading of the policy, measure by measure. Does not belong here:
counting by unit and period, and lists (`simulation/truth`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from pipelines.simulation.case_service.core.duties import Step, duties
from pipelines.simulation.case_service.core.half_months import halves_between
from pipelines.simulation.case_service.core.statements import (
    Statement,
    known_as,
    newest,
    statements,
)
from pipelines.simulation.investor_agency.words import HIGH_RANKS
from pipelines.simulation.returns import Return, Row
from pipelines.simulation.truth import Fact, current, horizon_of

LEAD_FROM, SUPERVISED_FROM = 5000, 10000  # 万元
CASE, TASK = ("case_no",), ("case_no", "department", "matter")
ENDINGS = ("closed_on", "terminated_on")
STEPS = {
    "tasks": Step(TASK, ("planned_on",), ("done_on",), "until", "planned_on", ("stopped_on",)),
    "escalations": Step(TASK, ("locally_approved_on",), ("escalated_on",), "workdays", 1),
    "archives": Step(CASE, ENDINGS, ("archived_on",), "workdays", 2),
}
Test = Callable[[Statement], bool]


@dataclass(frozen=True)
class Evidence:
    """The newest statement of each case and task, and all feedback."""

    cases: list[Statement]
    tasks: list[Statement]
    feedback: list[Statement]
    horizon: date


def evidence_of(returns: list[Return]) -> Evidence:
    now = current(returns)
    return Evidence(
        newest(statements(now, "cases", _place_of), *CASE),
        newest(statements(now, "tasks", _place_of), *TASK),
        statements(now, "feedback", _keeper_of),
        horizon_of(returns),
    )


def _place_of(sent: Return, row: Row) -> str:
    return str(row.values.get("place") or sent.unit)


def _keeper_of(sent: Return, _row: Row) -> str:
    return sent.unit


def facts_of(evidence: Evidence) -> list[Fact]:
    cases = evidence.cases
    due: list[tuple[str, list[Statement]]] = [
        ("tasks", evidence.tasks), ("escalations", evidence.tasks), ("archives", cases),
    ]  # fmt: skip
    found = [
        *_dated("industrial_cases", cases, ("registered_on",), _needs_lead),
        *_dated("industrial_cases_led", cases, ("registered_on",), _is_led),
        *_dated("agreed_cases", cases, ("agreed_on",), _always),
        *_dated("planned_cases", cases, ("agreed_on",), lambda s: s.filled("plan_made_on")),
        *_dated("ended_cases", cases, ENDINGS, _always),
        *_dated("cases_rated_by_owner", cases, ENDINGS, lambda s: s.filled("owner_rating")),
        *_dated("cases_rated_by_agent", cases, ENDINGS, lambda s: s.filled("agent_rating")),
        *_half_months(evidence),
    ]
    found = [fact for fact in found if fact.happened_on <= evidence.horizon]
    for name, rows in due:
        for duty in duties(rows, STEPS[name], evidence.horizon):
            subject = known_as(STEPS[name].subject, duty.subject)
            fact = Fact(f"{name}_due", duty.unit, subject, duty.due_at.date())
            found += [fact, replace(fact, measure=f"{name}_on_time")] if duty.is_met else [fact]
    return found


def _dated(
    measure: str, cases: Iterable[Statement], elements: tuple[str, ...], counts: Test
) -> list[Fact]:
    """On each of these days of a case that counts."""
    return [
        Fact(measure, case.unit, _case_of(case), day)
        for case in cases
        for element in elements
        if counts(case) and (day := case.day(element)) is not None
    ]


def _case_of(line: Statement) -> str:
    return known_as(CASE, line.key(CASE))


def _always(_case: Statement) -> bool:
    return True


def _needs_lead(case: Statement) -> bool:
    return case.get("is_industrial") == "是" and (case.number("amount") or 0) >= LEAD_FROM


def _is_led(case: Statement) -> bool:
    is_watched = (case.number("amount") or 0) < SUPERVISED_FROM or case.filled("supervisor")
    return _needs_lead(case) and case.get("lead_rank") in HIGH_RANKS and is_watched


def _half_months(evidence: Evidence) -> Iterable[Fact]:
    """Open on the half-month's last day; told within it."""
    told: dict[str, list[date]] = {}
    for line in evidence.feedback:
        told.setdefault(_case_of(line), []).append(line.day("feedback_on") or date.min)
    for case in evidence.cases:
        ends = [day for element in ENDINGS if (day := case.day(element)) is not None]
        registered_on = case.day("registered_on") or date.max
        for half in halves_between(registered_on, evidence.horizon):
            if half.end > evidence.horizon or any(day <= half.end for day in ends):
                continue
            subject = f"{_case_of(case)}|{half.end}"
            fact = Fact("open_half_months", case.unit, subject, half.end)
            yield fact
            if any(half.start <= day <= half.end for day in told.get(_case_of(case), ())):
                yield replace(fact, measure="half_months_with_feedback")
