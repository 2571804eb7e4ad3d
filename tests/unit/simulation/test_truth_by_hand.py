"""The truth of a tiny world, counted by hand, on both sides of each boundary."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from pipelines.catalog.loader import load_catalog
from pipelines.simulation.agency_service import truth_of
from pipelines.simulation.months import Month
from pipelines.simulation.returns import Fault, Return, Row, Sheet, Value
from pipelines.simulation.simulate import Request

CITY, COUNTY, OTHER = "520300", "520322", "520323"
REQUEST = Request(load_catalog(), "gz2017", Month(2017, 1), Month(2017, 3), 1, 1.0, 0.0)


def sent(
    form: str, unit: str, period: str, on: datetime, rows: list[dict[str, Value]], **more: Any
) -> Return:
    regime = "gz2017" if period else "platform"
    centre = more.pop("centre", unit)
    sheet = Sheet("表", centre, [], [Row(dict(row)) for row in rows])
    path = more.pop("path", f"{form}-{unit}-{period}-{on:%m%d%H%M%S}")
    return Return(regime, form, unit, period, path, on, [sheet], **more)


def project(code: str, amount: float, entered: date, source: str = "境外") -> dict[str, Value]:
    return {
        "project_code": code, "project_name": f"项目{code}", "county": COUNTY, "source": source,
        "amount": amount, "entered_on": entered,
    }  # fmt: skip


def matter(name: str, filed: date, closed: date | None = None, **more: Value) -> dict[str, Value]:
    values: dict[str, Value] = {
        "county": COUNTY, "project_name": name, "matter": "环评批复", "filed_on": filed, **more,
    }  # fmt: skip
    return values | ({"closed_on": closed} if closed else {})


def value(returns: list[Return], measure: str, unit: str, period: str) -> int:
    rows = truth_of(REQUEST, returns)["measures"]
    found = [
        row["value"]
        for row in rows
        if (row["measure"], row["unit_code"], row["period"]) == (measure, unit, period)
    ]
    assert len(found) == 1 or (unit == COUNTY and not found)  # counties list no zeros
    return sum(found)


def platform(*rows: dict[str, Value]) -> Return:
    return sent("projects", "", "", datetime(2017, 4, 1), list(rows))


def ledger(month: str, *rows: dict[str, Value], day: int = 20) -> Return:
    return sent("ledger", CITY, month, datetime(2017, int(month[-2:]), day, 12), list(rows))


@pytest.mark.parametrize(
    ("amount", "entered", "source", "expected"),
    [
        (3000.0, date(2017, 1, 1), "境外", 1),
        (2999.99, date(2017, 1, 1), "境外", 0),
        (3000.0, date(2016, 12, 31), "境外", 0),
        (3000.0, date(2017, 1, 31), "省外境内", 1),
        (3000.0, date(2017, 2, 1), "省外境内", 0),
        (9000.0, date(2017, 1, 5), "省内", 0),
    ],
)
def test_new_projects(amount: float, entered: date, source: str, expected: int) -> None:
    returns = [platform(project("P", amount, entered, source)), ledger("2017-01")]
    assert value(returns, "new_projects", COUNTY, "2017-01") == expected
    assert value(returns, "new_projects", CITY, "2017-01") == expected


def test_a_matter_of_last_december_closed_this_year_counts_as_closed_only() -> None:
    returns = [ledger("2017-01", matter("甲", date(2016, 12, 31), date(2017, 1, 1)))]
    assert value(returns, "matters_filed", COUNTY, "2017-Q1") == 0
    assert value(returns, "matters_closed", COUNTY, "2017-Q1") == 1


def test_a_blank_never_erases_a_closing_date_and_the_latest_period_wins() -> None:
    filed = date(2017, 1, 5)
    returns = [
        ledger("2017-01", matter("甲", filed, date(2017, 1, 10))),
        ledger("2017-02", matter("甲", filed, date(2017, 2, 10))),
        ledger("2017-03", matter("甲", filed)),
    ]
    assert value(returns, "matters_filed", COUNTY, "2017-03") == 1
    assert value(returns, "matters_closed", COUNTY, "2017-01") == 0
    assert value(returns, "matters_closed", COUNTY, "2017-02") == 1


def test_names_that_differ_in_width_and_brackets_link() -> None:
    entered = date(2017, 2, 1)
    returns = [
        platform(project("P", 5000.0, entered) | {"project_name": "云谷Ａ区（一期）"}),
        ledger("2017-03", matter("云谷A区 (一期)", date(2017, 1, 10))),
    ]
    assert value(returns, "new_projects_agency", COUNTY, "2017-02") == 1
    assert value(returns, "new_projects_agency", COUNTY, "2017-01") == 0  # not yet entered


def test_two_codes_with_one_name_link_to_neither() -> None:
    twins = [project(code, 5000.0, date(2017, 1, 2)) | {"project_name": "甲"} for code in "PQ"]
    returns = [platform(*twins), ledger("2017-01", matter("甲", date(2017, 1, 3)))]
    assert value(returns, "new_projects", COUNTY, "2017-01") == 2
    assert value(returns, "new_projects_served", COUNTY, "2017-01") == 0


@pytest.mark.parametrize(
    ("centre", "visits", "city", "county"),
    [
        (COUNTY, {"visits": 1}, 0, 1),
        (CITY, {"visits": 1}, 1, 0),
        (CITY, {"visits": 1, "city_visits": 0, "county_visits": 1}, 0, 1),
        (COUNTY, {"calls": 2}, 0, 0),
    ],
)
def test_whose_visit_it_is(centre: str, visits: dict[str, Value], city: int, county: int) -> None:
    signed: dict[str, Value] = {
        "project_code": "S", "project_name": "甲", "county": COUNTY, "project_type": "投资",
        "event_on": date(2016, 1, 1),
    }  # fmt: skip
    row: dict[str, Value] = {"project_name": "甲", "county": COUNTY, **visits}
    returns = [
        sent("signed_projects", "", "", datetime(2017, 4, 1), [signed]),
        sent("tracking", CITY, "2017-Q1", datetime(2017, 3, 20), [row], centre=centre),
    ]
    assert value(returns, "signed_visited_city", COUNTY, "2017-Q1") == city
    assert value(returns, "signed_visited_county", COUNTY, "2017-Q1") == county
    assert value(returns, "signed_tracked", COUNTY, "2017-Q1") == 1


@pytest.mark.parametrize(("day", "by_15"), [(date(2017, 1, 15), 1), (date(2017, 1, 16), 0)])
def test_articles_around_the_fifteenth(day: date, by_15: int) -> None:
    entry: dict[str, Value] = {"sender": CITY, "title": "甲", "sent_on": day, "adopted": "否"}
    again = entry | {"sender": COUNTY, "sent_on": date(2017, 2, 3), "adopted": "是"}
    received = datetime(2017, 2, 10)
    returns = [sent("articles", "520000", "2017-01", received, [entry, again])]
    assert value(returns, "articles", CITY, "2017-01") == 1
    assert value(returns, "articles_adopted", CITY, "2017-01") == 1
    assert value(returns, "articles_by_15", CITY, "2017-01") == by_15


@pytest.mark.parametrize(
    ("received", "state"),
    [
        (datetime(2017, 1, 22, 23, 59, 59), "on_time"),
        (datetime(2017, 1, 23), "late"),
    ],
)
def test_the_22nd_is_in_time_and_a_correction_changes_nothing(
    received: datetime, state: str
) -> None:
    rows = [matter("甲", date(2017, 1, 3))]
    returns = [
        sent("ledger", CITY, "2017-01", received, rows),
        sent("ledger", CITY, "2017-01", datetime(2017, 2, 9), rows * 1),
    ]
    truth = truth_of(REQUEST, returns)
    (cell,) = [
        row for row in truth["submissions"] if row["unit_code"] == CITY and row["form"] == "ledger"
    ]
    assert (cell["state"], cell["complete"]) == (state, True)
    assert [row["state"] for row in truth["files"]] == ["superseded", "accepted"]


def test_unusable_rows_do_not_count_and_are_named() -> None:
    back = ledger("2017-01", matter("甲", date(2017, 1, 3)))
    back.rows[0].fault = Fault("county", "county")
    truth = truth_of(REQUEST, [back])
    assert len(truth["unusable_rows"]) == 1
    assert value([back], "agency_projects", COUNTY, "2017-01") == 0


def test_last_months_rows_sent_again_are_not_complete() -> None:
    rows = [matter("甲", date(2017, 1, 3), seq=1)]
    returns = [ledger("2017-01", *rows), ledger("2017-02", *[row | {"seq": 7} for row in rows])]
    states = {
        row["period"]: row["complete"]
        for row in truth_of(REQUEST, returns)["submissions"]
        if row["unit_code"] == CITY and row["form"] == "ledger"
    }
    assert states == {"2017-01": True, "2017-02": False}


def test_counties_that_report_straight_to_the_top_owe_until_february() -> None:
    returns = [ledger("2017-03", matter("甲", date(2017, 3, 3)))]
    owing = [
        (row["unit_code"], row["period"])
        for row in truth_of(REQUEST, returns)["submissions"]
        if row["unit_code"] == "520382"
    ]
    assert owing == [("520382", "2017-01"), ("520382", "2017-02")]
