"""The simulator's own workdays, office hours, half-months and restated registers, by hand."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from pipelines.simulation.case_service.core.duties import Step, duty_of
from pipelines.simulation.case_service.core.half_months import HalfMonth, halves_between
from pipelines.simulation.case_service.core.records import Record, shown
from pipelines.simulation.case_service.core.registers import sent_after
from pipelines.simulation.case_service.core.statements import Standing, Statement, newest, standing
from pipelines.simulation.case_service.core.workdays import (
    minutes_after,
    months_after,
    workdays_after,
)
from pipelines.simulation.months import Month
from pipelines.simulation.returns import Return, Row


@pytest.mark.parametrize(
    ("start", "number", "deadline"),
    [
        (date(2023, 9, 28), 1, date(2023, 10, 7)),  # before the holiday; a make-up Saturday
        (date(2023, 9, 28), 2, date(2023, 10, 8)),  # a make-up Sunday
        (date(2023, 7, 8), 1, date(2023, 7, 10)),  # accepted on a Saturday
        (date(2023, 7, 7), 1, date(2023, 7, 10)),  # on a Friday
        (date(2023, 7, 10), 0, date(2023, 7, 10)),
    ],
)
def test_the_day_after_the_trigger_is_day_one(start: date, number: int, deadline: date) -> None:
    assert workdays_after(start, number) == deadline


@pytest.mark.parametrize(
    ("call", "limit"),
    [
        ("2023-07-03 08:29:00", "2023-07-03 09:00:00"),
        ("2023-07-03 08:30:00", "2023-07-03 09:00:00"),
        ("2023-07-03 17:30:00", "2023-07-03 18:00:00"),
        ("2023-07-03 17:31:00", "2023-07-04 09:00:00"),
        ("2023-07-07 17:45:00", "2023-07-10 09:00:00"),  # Friday evening
        ("2023-10-07 10:00:00", "2023-10-07 10:30:00"),  # a make-up Saturday
        ("2023-10-02 10:00:00", "2023-10-07 09:00:00"),  # a holiday
    ],
)
def test_minutes_count_in_office_hours(call: str, limit: str) -> None:
    assert minutes_after(datetime.fromisoformat(call), 30) == datetime.fromisoformat(limit)


def test_months_end_on_the_last_day_of_a_shorter_month() -> None:
    assert months_after(date(2023, 1, 31), 1) == date(2023, 2, 28)
    assert months_after(date(2023, 12, 30), 2) == date(2024, 2, 29)


def test_half_months_between_two_days() -> None:
    found = halves_between(date(2018, 6, 15), date(2018, 7, 16))
    assert [str(half) for half in found] == ["2018-06-A", "2018-06-B", "2018-07-A", "2018-07-B"]
    assert HalfMonth.of(date(2018, 6, 30)).end == date(2018, 6, 30)


def _record() -> Record:
    record = Record(date(2023, 6, 20), {"case_no": "1"})
    record.dated("team_on", date(2023, 7, 3))
    return record


def test_a_register_shows_what_is_known_at_the_end_of_its_month() -> None:
    assert _record().as_of(date(2023, 7, 2)) == {"case_no": "1"}
    assert _record().as_of(date(2023, 7, 3))["team_on"] == date(2023, 7, 3)
    assert sent_after(Month(2023, 9)) == datetime(2023, 10, 7, 10)  # after the holiday


def test_a_register_of_news_leaves_out_what_stayed_the_same() -> None:
    assert shown([_record()], date(2023, 8, 31), date(2023, 7, 31)) == []
    assert len(shown([_record()], date(2023, 7, 31), date(2023, 6, 30))) == 1


def _statement(period: str, hour: int, number: int, **values: date | str | int) -> Statement:
    sent = Return("r", "cases", "U", period, "p", datetime(2023, 8, 1, hour), [])
    return Statement(sent, Row({"case_no": "1", **values}, number=number), "U")


def test_the_statement_of_the_latest_period_counts() -> None:
    june, july = _statement("2023-06", 12, 5), _statement("2023-07", 9, 5)
    lower = _statement("2023-07", 9, 6)
    assert newest([lower, july, june], "case_no") == [lower]
    assert standing([lower, july, june], "case_no") == [
        Standing(june, date(2023, 6, 30), date(2023, 7, 30)),
        Standing(lower, date(2023, 7, 31), None),
    ]


@pytest.mark.parametrize(
    ("dates", "outcome"),
    [
        ({"team_on": date(2023, 10, 7)}, True),
        ({"team_on": date(2023, 10, 8)}, False),
        ({}, False),
        ({"stopped_on": date(2023, 10, 7)}, None),
        ({"stopped_on": date(2023, 10, 8)}, False),
        ({"team_on": date(2023, 10, 8), "stopped_on": date(2023, 10, 7)}, None),
    ],
)
def test_a_stop_by_the_deadline_ends_the_duty(dates: dict[str, date], outcome: bool | None) -> None:
    step = Step(("case_no",), ("accepted_on",), ("team_on",), "workdays", 1, ("stopped_on",))
    found = duty_of(_statement("2023-10", 9, 5, accepted_on=date(2023, 9, 28), **dates), step)
    assert (found and found.is_met) == outcome
