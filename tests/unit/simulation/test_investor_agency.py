"""The simulated county on purpose meets every limit, and its truth reads them as by hand."""

from __future__ import annotations

from datetime import date, datetime
from random import Random

import pytest

from pipelines.simulation.investor_agency.boundaries import on_purpose
from pipelines.simulation.investor_agency.case_file import CaseFile, Numbering
from pipelines.simulation.investor_agency.days import odd_days
from pipelines.simulation.investor_agency.truth.facts import evidence_of, facts_of
from pipelines.simulation.months import Month, months_between
from pipelines.simulation.returns import Return, Row, Sheet, Value


@pytest.fixture(scope="module")
def cases() -> list[CaseFile]:
    months = months_between(Month(2018, 6), Month(2018, 12))
    return on_purpose(Numbering(Random(1)), ["a", "b"], months)


def dates(cases: list[CaseFile], element: str) -> set[date]:
    """All dates that the registers come to state in `element` of cases or tasks."""
    records = [record for case in cases for record in (case.record, *case.tasks)]
    stated = [change.value for r in records for change in r.changes if change.element == element]
    return {day for day in stated if isinstance(day, date)}


def test_days_before_and_within_holidays() -> None:
    found = odd_days(date(2018, 9, 24), date(2018, 10, 9))
    assert {date(2018, 9, 28), date(2018, 9, 29), date(2018, 9, 30), date(2018, 10, 4)} <= {*found}
    assert date(2018, 10, 9) not in found
    assert date(2020, 2, 29) not in odd_days(date(2020, 2, 24), date(2020, 3, 8))


def test_every_boundary_is_there(cases: list[CaseFile]) -> None:
    amounts = {case.record.values["amount"] for case in cases}
    assert {4999.0, 5000.0, 9999.0, 10000.0} <= amounts
    assert {date(2018, 9, 15), date(2018, 9, 16), date(2018, 9, 30)} <= {
        case.registered_on for case in cases
    }
    turns = {date(2018, 9, 15), date(2018, 9, 16), date(2018, 9, 30)}
    assert turns <= {record.values["feedback_on"] for case in cases for record in case.feedback}
    assert {date(2018, 9, 28), date(2018, 9, 30)} <= dates(cases, "locally_approved_on")
    assert date(2018, 9, 30) in dates(cases, "closed_on") | dates(cases, "terminated_on")
    assert {date(2018, 10, 8), date(2018, 10, 9)} <= dates(cases, "escalated_on")
    planned = {task.values["planned_on"] for case in cases for task in case.tasks}
    assert {date(2018, 12, 31), date(2019, 1, 1)} <= planned


def told(form: str, period: str, *rows: dict[str, Value]) -> Return:
    sheet = Sheet("s", "U", [], [Row(dict(row), number=n) for n, row in enumerate(rows)])
    return Return("r", form, "U", period, f"{form}{period}", datetime(2020, 4, 1), [sheet])


def days_of(returns: list[Return], measure: str) -> list[tuple[str, date]]:
    found = facts_of(evidence_of(returns))
    return sorted((str(f.subject), f.happened_on) for f in found if f.measure == measure)


def test_half_months_of_a_leap_year() -> None:
    cases: list[dict[str, Value]] = [
        {"case_no": "1", "registered_on": date(2020, 2, 15), "closed_on": date(2020, 3, 1)},
        {"case_no": "2", "registered_on": date(2020, 2, 16), "terminated_on": date(2020, 2, 29)},
    ]
    feedback: list[dict[str, Value]] = [
        {"case_no": "1", "feedback_on": date(2020, 2, 29)},
        {"case_no": "1", "feedback_on": date(2020, 2, 14)},
        {"case_no": "2", "feedback_on": date(2020, 2, 29)},
    ]
    returns = [told("cases", "2020-03", *cases), told("feedback", "2020-03", *feedback)]
    halves = [("1|2020-02-15", date(2020, 2, 15)), ("1|2020-02-29", date(2020, 2, 29))]
    assert days_of(returns, "open_half_months") == halves
    assert days_of(returns, "half_months_with_feedback") == halves


@pytest.mark.parametrize(
    ("escalated_on", "is_met"), [(date(2018, 9, 29), True), (date(2018, 9, 30), False)]
)
def test_a_make_up_saturday_is_workday_one(escalated_on: date, is_met: bool) -> None:
    task: dict[str, Value] = {
        "case_no": "1", "matter": "m", "department": "d",
        "locally_approved_on": date(2018, 9, 28), "escalated_on": escalated_on,
    }  # fmt: skip
    returns = [told("tasks", "2018-09", task)]
    assert days_of(returns, "escalations_due") == [("1|D|M", date(2018, 9, 29))]
    assert bool(days_of(returns, "escalations_on_time")) == is_met


def test_the_last_return_says_what_holds() -> None:
    case: dict[str, Value] = {
        "case_no": "1", "registered_on": date(2018, 9, 3), "is_industrial": "是", "amount": 10000.0,
        "lead_rank": "乡科级",
    }  # fmt: skip
    returns = [
        told("cases", "2018-09", {**case, "supervisor": "s"}),
        told("cases", "2018-10", case),
    ]
    assert days_of(returns, "industrial_cases") == [("1", date(2018, 9, 3))]
    assert days_of(returns, "industrial_cases_led") == []
