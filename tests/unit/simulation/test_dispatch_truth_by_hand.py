"""The truth of project dispatch in a tiny world, by hand, on both sides of each boundary."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from pipelines.catalog.loader import load_catalog
from pipelines.simulation.months import Month, last_day
from pipelines.simulation.project_dispatch import truth_of
from pipelines.simulation.returns import Return, Row, Sheet, Value
from pipelines.simulation.simulate import Request

CITY, UNIT, OTHER = "520100", "520102", "520103"
REQUEST = Request(load_catalog(), "guiyang2019", Month(2019, 1), Month(2020, 3), 1, 1.0, 0.0)


def sent(form: str, unit: str, period: str, on: datetime, *rows: dict[str, Value]) -> Return:
    sheet = Sheet("表", unit, [], [Row(dict(row), number=n) for n, row in enumerate(rows)])
    return Return("guiyang2019", form, unit, period, f"{form}{unit}{period}{on}", on, [sheet])


def table(period: str, *rows: dict[str, Value], unit: str = UNIT, at: str = "") -> Return:
    day = f"{period[:7]}-{'10' if period.endswith('A') else '25'} 12:00:00"
    return sent("half_monthly", unit, period, datetime.fromisoformat(at or day), *rows)


def seen(quarter: str, name: str, unit: str = UNIT) -> Return:
    row: dict[str, Value] = {"county": unit, "project_name": name}
    on = datetime.combine(last_day(quarter), datetime.min.time())
    return sent("observations", unit, quarter, on, row)


def item(month: str, met: date, text: str, due: date | None, done: date | None = None,
         unit: str = UNIT) -> Return:  # fmt: skip
    row: dict[str, Value] = {"meeting_on": met, "item": text, "responsible_unit": unit}
    row |= {"due_on": due} if due else {}
    row |= {"done_on": done} if done else {}
    return sent("dispatch_items", CITY, month, datetime.combine(last_day(month),
                datetime.min.time()), row)  # fmt: skip


def value(told: dict[str, Any], measure: str, unit: str, period: str) -> float:
    return sum(
        row["value"]
        for row in told["measures"]
        if (row["measure"], row["unit_code"], row["period"]) == (measure, unit, period)
    )


def listed(told: dict[str, Any], name: str, period: str) -> list[Any]:
    rows = told["watchlists"]
    return [row["subject"] for row in rows if (row["list"], row["period"]) == (name, period)]


@pytest.mark.parametrize(
    ("period", "at", "state"),
    [
        ("2019-04-A", "2019-04-10 23:59:59", "on_time"),
        ("2019-04-A", "2019-04-11 00:00:00", "late"),
        ("2019-04-B", "2019-04-25 23:59:59", "on_time"),
        ("2019-04-B", "2019-04-26 00:00:00", "late"),
    ],
)
def test_the_tenth_and_the_twenty_fifth(period: str, at: str, state: str) -> None:
    returns = [table(period, {"project_name": "甲"}, at=at), seen("2019-Q2", "无")]
    told = truth_of(REQUEST, returns)
    cells = {(c["form"], c["unit_code"], c["period"]): c["state"] for c in told["submissions"]}
    assert cells["half_monthly", UNIT, period] == state
    assert cells["half_monthly", OTHER, period] == "missing"
    assert ("half_monthly", UNIT, "2019-01-B") not in cells
    assert value(told, "half_months_on_time", UNIT, "2019-04") == (state == "on_time")
    assert listed(told, "half_months_late", "2019-04") == (
        [] if state == "on_time" else [f"{UNIT}|{period}"]
    )


@pytest.mark.parametrize(
    ("met", "expected"),
    [
        (date(2019, 4, 24), 1),  # the 7th-last day
        (date(2019, 4, 23), 0),
        (date(2019, 2, 22), 1),
        (date(2019, 2, 21), 0),
        (date(2019, 3, 31), 1),
        (date(2019, 4, 1), 0),
    ],
)
def test_the_last_week_is_the_last_seven_days(met: date, expected: int) -> None:
    returns = [item("2019-04", met, "甲", None)]
    told = truth_of(REQUEST, returns)
    assert value(told, "meeting_months", CITY, f"{met:%Y-%m}") == expected
    assert value(told, "months", CITY, "2019-04") == 1
    assert value(told, "months", CITY, "2019") == 4


@pytest.mark.parametrize(
    ("due", "done", "owed", "met"),
    [
        (date(2019, 4, 30), date(2019, 4, 30), 1, 1),
        (date(2019, 4, 29), date(2019, 4, 30), 1, 0),
        (date(2019, 4, 30), None, 1, 0),
        (date(2019, 5, 1), None, 0, 0),
        (None, date(2019, 4, 3), 0, 0),
    ],
)
def test_agreed_items(due: date | None, done: date | None, owed: int, met: int) -> None:
    returns = [item("2019-04", date(2019, 3, 29), "甲", due, done)]
    told = truth_of(REQUEST, returns)
    for unit in (UNIT, CITY):
        assert value(told, "items_due", unit, "2019-04") == owed
        assert value(told, "items_on_time", unit, "2019-04") == met
    assert len(listed(told, "items_overdue", "2019-04")) == owed - met


def test_an_item_counts_by_its_newest_statement_and_a_departments_for_the_city_alone() -> None:
    met, due = date(2019, 3, 29), date(2019, 4, 10)
    returns = [
        item("2019-03", met, "甲", due, unit=CITY),
        item("2019-04", met, "甲", due, date(2019, 4, 10), unit=CITY),
    ]
    told = truth_of(REQUEST, returns)
    assert value(told, "items_on_time", CITY, "2019-04") == 1
    assert value(told, "items_due", UNIT, "2019-04") == 0


def zeros(*quarters: str) -> list[Return]:
    return [seen(quarter[:7], quarter[8:]) for quarter in quarters]


@pytest.mark.parametrize(
    ("quarters", "expected"),
    [
        (
            ("2019-Q2 无", "2019-Q3 无", "2019-Q4 0", "2020-Q1 无"),
            (2, 3, 4),
        ),  # across the year's end
        (
            ("2019-Q2 甲", "2019-Q3 无", "2019-Q4 无", "2020-Q1 乙"),
            (1, 2, 0),
        ),  # two, then a project
        (("2019-Q2 无", "2019-Q4 无", "2020-Q1 无"), (1, 2, 3)),  # one missing in between
        (("2019-Q3 无", "2019-Q4 无", "2020-Q1 无"), (1, 2, 3)),
        (("2019-Q2 无", "2019-Q3 无", "2019-Q4 甲", "2020-Q1 无"), (2, 0, 1)),
    ],
)
def test_rows_of_zeros(quarters: tuple[str, ...], expected: tuple[int, ...]) -> None:
    returns = zeros(*quarters)
    told = truth_of(REQUEST, returns)
    for period, zero in zip(("2019-Q3", "2019-Q4", "2020-Q1"), expected, strict=True):
        assert value(told, "zero_quarters", UNIT, period) == zero
        assert listed(told, "criticism", period) == ([UNIT] if zero >= 3 else [])
        assert listed(told, "criticism_warning", period) == ([UNIT] if zero == 2 else [])


def test_a_quarter_without_a_return_is_listed_as_such() -> None:
    returns = zeros("2019-Q2 无", "2019-Q4 无")
    told = truth_of(REQUEST, returns)
    assert f"{UNIT}|2019-Q3" in listed(told, "observations_missing", "2019-Q3")
    assert f"{UNIT}|2019-Q4" not in listed(told, "observations_missing", "2019-Q4")


def project(amount: float | None, paid_in: float = 0.0, started: str = "否",
            producing: str = "否") -> dict[str, Value]:  # fmt: skip
    row: dict[str, Value] = {"project_name": "甲", "started": started, "in_production": producing}
    return row | ({"amount": amount, "paid_in": paid_in} if amount else {})


def test_a_project_counts_as_the_newest_half_month_says() -> None:
    returns = [
        table("2019-03-B", project(None)),
        table("2019-04-A", project(5000.0, 100.0)),
        table("2019-04-B", project(6000.0, 300.0, "是")),
        table("2019-05-A", project(6000.0, 300.0, "否", "是")),
        table("2019-06-B"),
    ]
    told = truth_of(REQUEST, returns)
    assert value(told, "introduced_projects", UNIT, "2019-03") == 0
    assert value(told, "contract_amount", UNIT, "2019-04") == 6000
    assert value(told, "started_projects", UNIT, "2019-04") == 1
    assert value(told, "producing_projects", CITY, "2019-04") == 0
    assert value(told, "started_projects", CITY, "2019-05") == 1
    assert value(told, "paid_in_amount", CITY, "2019-06") == 300


def test_two_units_may_have_projects_of_one_name() -> None:
    returns = [table("2019-04-B", project(100.0)), table("2019-04-B", project(50.0), unit=OTHER)]
    told = truth_of(REQUEST, returns)
    assert value(told, "introduced_projects", CITY, "2019-04") == 2
    assert value(told, "contract_amount", OTHER, "2019-04") == 50
