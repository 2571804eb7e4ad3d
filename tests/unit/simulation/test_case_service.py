"""The simulated cases contain every edge that the policy has, whatever the seed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest

from pipelines.catalog.loader import load_catalog
from pipelines.simulation import case_service, simulate
from pipelines.simulation.case_service.core.statements import Statement, newest, statements
from pipelines.simulation.case_service.core.workdays import clock_starts, workdays_after
from pipelines.simulation.case_service.offices import CASES, TASKS
from pipelines.simulation.months import Month
from pipelines.simulation.returns import Return
from pipelines.simulation.simulate import Request
from pipelines.simulation.truth import current

REGIME, FIRST, LAST = "dayao2023", Month(2023, 6), Month(2023, 12)


def returns_of(seed: int) -> list[Return]:
    request = Request(load_catalog(), REGIME, FIRST, LAST, seed, 1.0, 0.0)
    return case_service.returns_of(request)


@pytest.fixture(scope="module", params=[1, 2])
def returns(request: pytest.FixtureRequest) -> list[Return]:
    return returns_of(request.param)


def told(returns: list[Return], form: str, *key: str) -> list[Statement]:
    return newest(statements(current(returns), form, lambda sent, _row: sent.unit), *key)


def workdays_between(start: date | None, end: date | None) -> int | None:
    if start is None or end is None:
        return None
    return next(n for n in range(99) if workdays_after(start, n) >= end)


def test_cases_stand_on_the_limit_and_one_past_it(returns: list[Return]) -> None:
    cases = told(returns, CASES, "case_no")
    of_holiday = [case for case in cases if case.day("accepted_on") == date(2023, 9, 28)]
    teams = {case.day("team_on") for case in of_holiday}
    assert {date(2023, 10, 7), date(2023, 10, 8), None} <= teams
    assert any(case.day("accepted_on").weekday() == 5 for case in cases)  # type: ignore[union-attr]
    plans = {workdays_between(case.day("team_on"), case.day("plan_on")) for case in cases}
    assert {0, 1, 2, None} <= plans
    assert {5000.0, 4999.0} <= {case.number("amount") for case in cases}


def test_cases_are_stopped_about_the_limit(returns: list[Return]) -> None:
    stopped = [
        workdays_between(case.day("accepted_on"), case.day("terminated_on"))
        for case in told(returns, CASES, "case_no")
        if case.filled("terminated_on") and not case.filled("team_on")
    ]
    assert {0, 1, 2} <= set(stopped)


def test_some_are_not_yet_due_at_the_end(returns: list[Return]) -> None:
    accepted = {case.day("accepted_on") for case in told(returns, CASES, "case_no")}
    assert {date(2023, 12, 28), date(2023, 12, 30), date(2023, 12, 31)} <= accepted


def _calls(returns: list[Return]) -> Iterator[tuple[datetime, date | None]]:
    for task in told(returns, TASKS, "case_no", "matter", "department"):
        call = task.moment("dispatched_at")
        assert isinstance(call, datetime)
        yield call, task.moment("collected_at")


def test_calls_stand_at_the_edges_of_office_hours(returns: list[Return]) -> None:
    calls = list(_calls(returns))
    clocks = {call.time() for call, _ in calls}
    assert {time(8, 29), time(8, 30), time(17, 30), time(17, 31), time(17, 45)} <= clocks
    fridays = [call for call, _ in calls if call.time() == time(17, 45) and call.weekday() == 4]
    assert fridays and all(clock_starts(call).weekday() == 0 for call in fridays)
    waited = {
        (collected - clock_starts(call)).seconds // 60
        for call, collected in calls
        if isinstance(collected, datetime)
    }
    assert {30, 31} <= waited


def test_promises_are_kept_to_the_day_and_missed_by_one(returns: list[Return]) -> None:
    beyond = set()
    for task in told(returns, TASKS, "case_no", "matter", "department"):
        start = task.day("collected_at") or task.day("dispatched_at")
        took, promised = (
            workdays_between(start, task.day("closed_on")),
            task.number("promised_workdays"),
        )
        beyond.add(None if took is None or promised is None else took - int(promised))
    assert {0, 1, None} <= beyond


def test_equal_requests_give_equal_files(tmp_path: Path) -> None:
    written = []
    for copy in ("a", "b"):
        simulate(load_catalog(), REGIME, "2023-06", "2023-07", 7, 1.0, 0.3, tmp_path / copy)
        files = sorted(path for path in (tmp_path / copy).rglob("*") if path.is_file())
        written.append([(path.relative_to(tmp_path / copy), path.read_bytes()) for path in files])
    assert written[0] == written[1]
