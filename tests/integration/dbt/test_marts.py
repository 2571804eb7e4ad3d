"""The whole dbt project on the small province, against figures worked out by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.integration.dbt.dbt_runs import build_models
from tests.integration.dbt.scenario import land_all
from tests.integration.dbt.small_province import create


def built(home: Path, as_of: date | None) -> duckdb.DuckDBPyConnection:
    database = home / "warehouse.duckdb"
    with create(database) as con:
        land_all(con)
    build_models(database, home, as_of)
    return duckdb.connect(str(database), read_only=True)


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with built(tmp_path_factory.mktemp("dbt"), None) as con:
        yield con


@pytest.fixture(scope="module")
def con_in_february(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[duckdb.DuckDBPyConnection]:
    with built(tmp_path_factory.mktemp("as_of"), date(2017, 2, 22)) as con:
        yield con


def value(con: duckdb.DuckDBPyConnection, measure: str, unit: str, period: str) -> Any:
    query = "select value from marts.fct_measures where (measure, unit_code, period) = (?, ?, ?)"
    found = con.execute(query, [measure, unit, period]).fetchone()
    return None if found is None else found[0]


@pytest.mark.parametrize(
    ("measure", "period", "expected"),
    [
        # the faulty row is out; a row without county stands under 市本级; last year's is out
        ("agency_projects", "2017-01", {"1101": 2, "11BJ": 1, "1102": 0, "11": 3, "12": 0}),
        # closed last month stays closed though February leaves the cell blank
        ("matters_closed", "2017-01", {"1101": 1, "11BJ": 0, "1201": 1, "10": 2}),
        ("matters_closed", "2017-02", {"1101": 1, "11BJ": 1, "1201": 1, "10": 3}),
        # the resubmission replaces the first ledger of April whole
        ("matters_filed", "2017-04", {"1101": 2, "11BJ": 1, "1103": 1, "1201": 1, "10": 5}),
        ("tracked_projects", "2017-01", {"1102": 1, "11": 4, "12": 0}),
        ("tracked_projects", "2017-03", {"1102": 1, "11": 4, "12": 1}),
        # 3000 counts, 2999.99 does not; 31 December is last year's; from within the province not
        ("new_projects", "2017-01", {"1101": 1, "1102": 0, "10": 1}),
        ("new_projects", "2017-03", {"1101": 1, "1102": 0, "1201": 2, "10": 3}),
        ("new_projects", "2017-04", {"11BJ": 1, "1103": 0, "11": 2, "12": 2, "10": 4}),
        # a matter filed before entry counts from the day of entry
        ("new_projects_served", "2017-03", {"11": 1, "10": 1}),
        ("new_projects_served", "2017-04", {"11BJ": 1, "11": 2, "12": 0}),
        ("new_matters_closed", "2017-Q1", {"1101": 1, "11BJ": 0}),
        ("new_matters_closed", "2017-Q2", {"1101": 1, "11BJ": 1}),
        ("signed_projects", "2017-01", {"1102": 1, "1201": 0, "10": 1}),
        ("signed_projects", "2017-Q1", {"1102": 1, "1201": 1, "10": 2}),
        # a city centre's sheet counts for the city, unless the split says county
        ("signed_visited_city", "2017-Q1", {"11": 0, "12": 1}),
        ("signed_visited_county", "2017-Q1", {"1102": 1, "12": 0}),
        # 达产 in form 3 ends activity on the quarter's last day
        ("active_projects", "2017-02", {"1102": 1, "1101": 1, "1201": 1}),
        ("active_projects", "2017-03", {"1102": 0, "1101": 1, "1201": 3}),
        ("articles", "2017-01", {"11": 3, "12": 1, "10": 4}),
        ("articles_by_15", "2017-01", {"11": 1, "12": 0}),
        ("articles_adopted", "2017-01", {"11": 1, "12": 0}),
        ("article_quota_months", "2017-Q1", {"11": 1, "12": 0}),
        ("article_months", "2017-Q1", {"11": 3, "12": 3, "10": 6}),
        # a county that reports to the province owes for itself, not for its city
        ("reports_due", "2017-01", {"11": 1, "12": 1, "1101": 1, "1201": None, "10": 3}),
        ("reports_due", "2017-03", {"11": 2, "12": 2, "1101": None, "10": 4}),
        ("reports_on_time", "2017-01", {"11": 1, "12": 1, "1101": 1}),
        ("reports_on_time", "2017-02", {"11": 0, "12": 0, "1101": 0}),
    ],
)
def test_measures(
    con: duckdb.DuckDBPyConnection, measure: str, period: str, expected: dict[str, float | None]
) -> None:
    assert {unit: value(con, measure, unit, period) for unit in expected} == expected


def test_a_renamed_county_is_shown_under_the_name_valid_at_the_period_end(
    con: duckdb.DuckDBPyConnection,
) -> None:
    assert value(con, "agency_projects", "1103", "2017-03") is None
    assert value(con, "agency_projects", "1102", "2017-04") is None
    assert value(con, "agency_projects", "1103", "2017-04") == 1


def indicator(con: duckdb.DuckDBPyConnection, name: str, unit: str, period: str) -> Any:
    return con.execute(
        "select numerator, denominator, value, attained, rank from marts.fct_indicator_values"
        " where (indicator, unit_code, period) = (?, ?, ?)",
        [name, unit, period],
    ).fetchone()


def test_indicators_have_ratio_attainment_and_rank(con: duckdb.DuckDBPyConnection) -> None:
    assert indicator(con, "new_service_rate", "11", "2017-04") == (2, 2, 1.0, True, 1)
    assert indicator(con, "new_service_rate", "12", "2017-04") == (0, 2, 0.0, False, 2)
    assert indicator(con, "new_service_rate", "10", "2017-04") == (2, 4, 0.5, False, None)
    assert indicator(con, "closure_rate", "12", "2017-01") == (1, 0, None, None, None)
    assert indicator(con, "signed_city_visit_rate", "10", "2017-Q1") == (1, 2, 0.5, True, None)
    assert indicator(con, "article_quota", "11", "2017-Q1") == (1, 3, 1 / 3, False, 1)
    assert indicator(con, "on_time_rate", "1101", "2017-02") == (0, 1, 0.0, False, None)
    assert indicator(con, "on_time_rate", "1101", "2017-03") is None


def test_the_grid_names_state_and_files(con: duckdb.DuckDBPyConnection) -> None:
    grid = con.execute(
        "select unit_code, period, state, complete, superseded_files <> ''"
        " from marts.fct_submissions where form = 'ledger' order by all"
    ).fetchall()
    assert grid == [
        ("11", "2017-01", "on_time", True, False),
        ("11", "2017-02", "late", True, False),
        ("11", "2017-03", "missing", False, False),
        ("11", "2017-04", "on_time", True, False),
        ("1101", "2017-01", "on_time", True, False),
        ("1101", "2017-02", "missing", False, False),
        ("12", "2017-01", "on_time", True, False),
        ("12", "2017-02", "rejected", False, False),
        ("12", "2017-03", "missing", False, False),
        ("12", "2017-04", "on_time", True, True),
    ]


def test_a_number_leads_to_file_row_and_cells(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute(
        "select subject_name, county_name, file, row_number, cells from marts.fct_lineage"
        " where (regime, measure, period, unit_code)"
        " = ('gz2017', 'new_projects_served', '2017-01', '11')"
    ).fetchall()
    assert {row[:4] for row in rows} == {
        ("甲一项目", "子县", "ledger_11_2017-01_01221000.xlsx", 5),
        ("甲一项目", "子县", "ledger_11_2017-02_02230000.xlsx", 5),
    }
    assert json.loads(rows[0][4])[0]["cell"] == "A5"


def test_names_that_lead_nowhere_are_listed(con: duckdb.DuckDBPyConnection) -> None:
    assert value(con, "new_projects_served", "1201", "2017-04") == 0
    review = con.execute("select form, stated_name, reason from marts.fct_link_review").fetchall()
    assert review == []


def test_as_of_shows_what_was_known_then(con_in_february: duckdb.DuckDBPyConnection) -> None:
    con = con_in_february
    assert value(con, "matters_closed", "10", "2017-02") == 2
    assert value(con, "new_projects", "10", "2017-01") == 0
    assert value(con, "agency_projects", "10", "2017-03") is None
    state = "select state from marts.fct_submissions where (unit_code, period) = ('11', '2017-02')"
    assert con.execute(state).fetchall() == [("missing",)]
    build = con.execute("select as_of::varchar, horizon::varchar from marts.dim_build").fetchone()
    assert build == ("2017-02-22", "2017-02-22")
