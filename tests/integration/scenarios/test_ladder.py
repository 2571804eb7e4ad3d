"""The escalation ladder, worked out by hand from three months of one county's register.

The horizon is 30 June 2017. 甲 is raised on 10 January, handed up on 1 February and again on 31 May:
30 days on its rung. 乙 is handed up on 1 June: 29 days. 丙 is closed. 丁 names a rung without a day.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures.computed import computed
from tests.integration.cli.calling import assert_one_chinese_sentence, daiban, rows
from tests.integration.scenarios.workbooks import problems, receipts


def _line(seq: int, project: str, raised: str, rung: Any, on: Any, closed: Any = None) -> list[Any]:
    return [seq, "南明区", project, "用地", raised, rung, on, "南明区政府", closed, None]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("台账")
    at = base / "报表"
    problems(at / "二月.xlsx", "贵阳市", 2, [
        _line(1, "甲项目", "2017-01-10", "县分管领导", "2017-02-01"),
        _line(2, "丙项目", "2017-01-20", "县级投资促进部门", "2017-01-20"),
    ])  # fmt: skip
    problems(at / "五月.xlsx", "贵阳市", 5, [
        _line(1, "甲项目", "2017-01-10", "县主要领导", "2017-05-31"),
        _line(2, "丙项目", "2017-01-20", "县分管领导", "2017-02-10", "2017-03-12"),
    ])  # fmt: skip
    problems(at / "六月.xlsx", "贵阳市", 6, [
        _line(1, "甲项目", "2017-01-10", "县主要领导", "2017-05-31"),
        _line(2, "乙项目", "2017-05-02", "市政府主要领导", "2017-06-01"),
        _line(3, "丁项目", "2017-06-05", "省政府分管领导", None),
    ])  # fmt: skip
    receipts(
        at / "receipts.csv",
        {"二月.xlsx": "2017-02-20", "五月.xlsx": "2017-05-31", "六月.xlsx": "2017-06-20"},
    )
    return computed(base / "home", at, as_of=date(2017, 6, 30))


def _steps(home: Path, project: str) -> list[tuple[Any, ...]]:
    return [
        (row["rung"], row["from_on"], row["until_on"], row["days"], row["file"])
        for row in rows(home, "problems", "--steps", "--unit", "南明区")
        if row["project_name"] == project
    ]


def test_days_on_each_rung(home: Path) -> None:
    assert _steps(home, "甲项目") == [
        ("县级投资促进部门", "2017-01-10", "2017-02-01", 22, "二月.xlsx"),
        ("县分管领导", "2017-02-01", "2017-05-31", 119, "二月.xlsx"),
        ("县主要领导", "2017-05-31", None, 30, "五月.xlsx"),
    ]
    assert _steps(home, "丙项目") == [
        ("县级投资促进部门", "2017-01-20", "2017-02-10", 21, "二月.xlsx"),
        ("县分管领导", "2017-02-10", "2017-03-12", 30, "五月.xlsx"),
    ]


def test_stuck_from_the_thirtieth_day_on_and_who_is_next(home: Path) -> None:
    found = {row["project_name"]: row for row in rows(home, "problems", "--open")}
    assert {n: (row["days_on_rung"], row["is_stuck"]) for n, row in found.items()} == {
        "甲项目": (30, True), "乙项目": (29, False), "丁项目": (0, False),
    }  # fmt: skip
    assert [
        (found[n]["owed_by"], found[n]["next_step"]) for n in ("甲项目", "乙项目", "丁项目")
    ] == [
        ("南明区", "县主要领导办结，或上报市投资促进局"),
        ("贵阳市", "市政府主要领导办结，或上报省投资促进局"),
        ("贵州省", "省政府分管领导办结"),
    ]
    assert [row["project_name"] for row in rows(home, "problems", "--stuck")] == ["甲项目"]


def test_a_rung_without_a_day_counts_from_the_period_that_states_it(home: Path) -> None:
    steps = rows(home, "problems", "--steps")
    mine = [row for row in steps if row["project_name"] == "丁项目"]
    assert [(row["rung"], row["from_on"], row["is_dated"]) for row in mine] == [
        ("县级投资促进部门", "2017-06-05", True), ("省政府分管领导", "2017-06-30", False),
    ]  # fmt: skip


def test_earlier_it_stood_lower(home: Path) -> None:
    found = rows(home, "problems", "--open", "--as-of", "2017-03-01")
    assert {row["project_name"]: (row["rung"], row["days_on_rung"]) for row in found} == {
        "甲项目": ("县分管领导", 28), "丙项目": ("县级投资促进部门", 40),
    }  # fmt: skip


def test_steps_and_filters_are_not_mixed(home: Path) -> None:
    assert_one_chinese_sentence(daiban(home, "problems", "--steps", "--stuck"), 2)
