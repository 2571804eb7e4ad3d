"""Names that nearly match are offered for review, with their score, and never count."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb
import pytest

from tests.integration.dbt.dbt_runs import build_models
from tests.integration.dbt.small_province import create, on, submit

PLATFORM = [
    ("P1", "子县云山大数据中心项目", "1101"),
    ("P2", "子县金恒茶叶加工厂一期", "1101"),
    ("P3", "甲瑞有限责任公司（集团）产业园", "1101"),
    ("P4", "丑市星远冷链物流园", "1103"),
]
STATED = [
    ("子县云山大数据中心", "1101"),  # 项目 left out
    ("子县金恒茶叶加工厂二期", "1101"),  # another phase
    ("甲瑞有限公司产业园", "1101"),  # another form of 有限公司
    ("丑市星远冷链物流园", "1101"),  # listed under another county of the city
    ("毫不相干的名称", "1101"),
]


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    home = tmp_path_factory.mktemp("links")
    database = home / "warehouse.duckdb"
    listed = [
        {"project_code": code, "project_name": name, "city": "11", "county": county,
         "amount": 5000, "source": "境外", "entered_on": "2017-01-02"}
        for code, name, county in PLATFORM
    ]  # fmt: skip
    stated = [
        {"county": county, "project_name": name, "matter": "立项", "filed_on": "2017-01-06",
         "is_new": "是"}
        for name, county in STATED
    ]  # fmt: skip
    tracked = {"county": "1101", "p_full": "√", "tracked": "是"}
    sheet = [
        {"project_name": "一号", **tracked, "visits": 2},
        {"project_name": "另一", **tracked, "visits": 3},
    ]
    with create(database) as con:
        submit(con, "projects", "", "", listed, on("02-01"), regime="platform")
        submit(con, "ledger", "11", "2017-01", stated, on("01-20"))
        submit(con, "tracking", "11", "2017-Q1", sheet, on("03-20"), centre="1101")
        summary = [{"unit": "1101", "signed_projects": 2, "visits": 4, "calls": 1}]
        submit(con, "tracking_summary", "11", "2017-Q1", summary, on("03-20"))
    build_models(database, home)
    with duckdb.connect(str(database), read_only=True) as con:
        yield con


def review(con: duckdb.DuckDBPyConnection, name: str) -> Any:
    return con.execute(
        "select state, reason, candidate_codes, score from marts.fct_link_review"
        " where stated_name = ?",
        [name],
    ).fetchone()


def test_another_form_of_the_company_once_in_its_county_is_certain(
    con: duckdb.DuckDBPyConnection,
) -> None:
    links = con.execute(
        "select project_key, project_code, basis from intermediate.int_gz2017__project_links"
        " where basis != 'same_name'"
    ).fetchall()
    assert links == [("甲瑞有限公司产业园", "P3", "company_form")]
    assert review(con, "甲瑞有限公司产业园") is None


@pytest.mark.parametrize(
    ("name", "state", "reason", "codes"),
    [
        ("子县云山大数据中心", "to_review", "similar", "P1"),
        ("子县金恒茶叶加工厂二期", "none", "not_found", ""),
        ("丑市星远冷链物流园", "to_review", "other_county", "P4"),
        ("毫不相干的名称", "none", "not_found", ""),
    ],
)
def test_what_a_name_may_mean(
    con: duckdb.DuckDBPyConnection, name: str, state: str, reason: str, codes: str
) -> None:
    assert review(con, name)[:3] == (state, reason, codes)


def test_the_score_tells_how_near(con: duckdb.DuckDBPyConnection) -> None:
    assert 0.75 <= review(con, "子县云山大数据中心")[3] < 1
    assert review(con, "毫不相干的名称")[3] is None


def test_only_the_certain_one_counts(con: duckdb.DuckDBPyConnection) -> None:
    served = con.execute(
        "select max(value) from marts.fct_measures"
        " where measure in ('new_projects_served', 'new_matters_filed')"
    ).fetchone()
    assert served == (1,)


def test_form_4_against_form_3_names_both_cells(con: duckdb.DuckDBPyConnection) -> None:
    found = con.execute(
        "select cell, element, other_sheet, other_cell from marts.fct_findings"
        " where rule = 'summary_equals_tracking' order by element"
    ).fetchall()
    # calls: nothing is counted, so the first project's name; visits: the first count
    assert found == [("D5", "calls", "Sheet1", "A5"), ("C5", "visits", "Sheet1", "E5")]
