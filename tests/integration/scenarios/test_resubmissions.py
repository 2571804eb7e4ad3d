"""Corrections, rejections, copies, empty returns, and what a ledger says of an earlier one."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures.computed import computed
from tests.integration.cli.calling import rows
from tests.integration.scenarios.workbooks import LEDGER, ledger, matter, receipts

NO_CLOSING = tuple(header for header in LEDGER if header != "办结时间")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("补报 场景")
    at = base / "收到 的报表"
    a = [
        matter(1, "南明区", "甲项目", "立项", "01.05"),
        matter(2, "南明区", "乙项目", "环评", "01.06"),
    ]
    ledger(at / "贵阳1.xlsx", "贵阳市投资促进局", 1, a)
    ledger(at / "贵阳1改.xlsx", "贵阳市投资促进局", 1, [
        matter(1, "南明区", "甲项目", "立项", "01.05", "01.20"),
        matter(2, "云岩区", "丙项目", "用地", "01.15"),
        matter(3, "云岩区", "丁项目", "用地", "01.16"),
    ])  # fmt: skip
    ledger(at / "贵阳1坏.xlsx", "贵阳市投资促进局", 1, [r[:12] + r[13:] for r in a], NO_CLOSING)
    ledger(at / "遵义1坏.xlsx", "遵义市", 1, [r[:12] + r[13:] for r in a], NO_CLOSING)
    copied = [matter(1, "大方县", "戊项目", "立项", "2017-01-05")]
    ledger(at / "毕节1.xlsx", "毕节市", 1, copied)
    (at / "再发").mkdir()
    shutil.copy(at / "毕节1.xlsx", at / "再发" / "毕节一月.xlsx")
    ledger(at / "毕节2.xlsx", "毕节市", 2, copied)
    ledger(at / "安顺1.xlsx", "安顺市", 1, [])
    ledger(at / "铜仁1.xlsx", "铜仁市", 1, [matter(1, "碧江区", "己项目", "立项", "01.22")])
    ledger(at / "黔南1.xlsx", "黔南州", 1, [matter(1, "都匀市", "庚项目", "立项", "01.22")])
    # cumulative: a blank keeps 01.20, 丙 is still there, 丁 is gone
    ledger(at / "贵阳2.xlsx", "贵阳市投资促进局", 2, [
        matter(1, "南明区", "甲 项目", "立项", "01.05"),
        matter(2, "云岩", "【丙】项目", "用地", "01.15"),
        matter(3, "云岩区", "戌项目", "用地", "02.03", "02.10"),
    ])  # fmt: skip
    # a later period restates a closing date
    ledger(at / "贵阳3.xlsx", "贵阳市投资促进局", 3, [
        matter(1, "云岩区", "戌项目", "用地", "02.03", "03.02"),
    ])  # fmt: skip
    # first A, then B, then the bytes of A again: a real resubmission; and B once more, renamed
    ledger(at / "六盘水3.xlsx", "六盘水市", 3, [matter(1, "钟山区", "子项目", "立项", "03.05")])
    ledger(at / "六盘水3改.xlsx", "六盘水市", 3, [matter(1, "钟山区", "丑项目", "立项", "03.06")])
    shutil.copy(at / "六盘水3改.xlsx", at / "再发" / "六盘水3改.xlsx")
    shutil.copy(at / "六盘水3.xlsx", at / "再发" / "六盘水3又改.xlsx")
    # the same bytes under the names of two units: the name alone says whose they are
    ledger(at / "安顺市3月.xlsx", "", 3, [matter(1, None, "寅项目", "立项", "03.07")])
    shutil.copy(at / "安顺市3月.xlsx", at / "铜仁市3月.xlsx")
    # 黔南 and 铜仁 each sent the other's ledger of January under their own name
    ledger(at / "黔南2.xlsx", "黔南州", 2, [matter(1, "碧江区", "己项目", "立项", "01.22")])
    ledger(at / "铜仁2.xlsx", "铜仁市", 2, [matter(1, "都匀市", "庚项目", "立项", "01.22")])
    receipts(at / "receipts.csv", {
        "黔南2.xlsx": "2017-02-20", "铜仁2.xlsx": "2017-02-20",
        "六盘水3.xlsx": "2017-03-20", "六盘水3改.xlsx": "2017-03-21",
        "再发/六盘水3改.xlsx": "2017-03-22 08:00", "再发/六盘水3又改.xlsx": "2017-03-22 09:00",
        "安顺市3月.xlsx": "2017-03-20", "铜仁市3月.xlsx": "2017-03-21",
        "贵阳1.xlsx": "2017-01-22", "贵阳1改.xlsx": "2017-01-25 08:00", "贵阳1坏.xlsx": "2017-01-26",
        "遵义1坏.xlsx": "2017-01-20", "毕节1.xlsx": "2017-01-22 23:59:59",
        "再发/毕节一月.xlsx": "2017-01-24", "毕节2.xlsx": "2017-02-22", "安顺1.xlsx": "2017-01-22",
        "铜仁1.xlsx": "2017-01-22 23:59", "黔南1.xlsx": "2017-01-23 00:00", "贵阳2.xlsx": "2017-02-20",
        "贵阳3.xlsx": "2017-03-20",
    })  # fmt: skip
    return computed(base / "数据 目录", at)


@pytest.fixture(scope="module")
def january(home: Path) -> dict[str, dict[str, Any]]:
    return {r["unit_code"]: r for r in rows(home, "submissions", "--period", "2017-01")}


@pytest.mark.parametrize(
    ("unit", "state", "complete"),
    [
        ("520100", "on_time", True),  # A19: by its first accepted file
        ("520300", "rejected", False),
        ("520500", "on_time", True),
        ("520400", "on_time", False),  # 空表
        ("520600", "on_time", True),
        ("522700", "late", True),
        ("522600", "missing", False),
    ],
)
def test_january(january: dict[str, dict[str, Any]], unit: str, state: str, complete: bool) -> None:
    assert (january[unit]["state"], january[unit]["complete"]) == (state, complete)


def test_the_correction_stands_and_names_what_it_replaced(
    january: dict[str, dict[str, Any]],
) -> None:
    row = january["520100"]
    assert (row["file"], row["superseded_files"]) == ("贵阳1改.xlsx", "贵阳1.xlsx")
    assert row["received_at"].startswith("2017-01-22")
    assert list(row) == [
        "regime", "form", "unit_code", "unit_name", "period", "due_on", "state", "complete",
        "received_at", "file", "superseded_files", "findings",
    ]  # fmt: skip


def test_states_of_files(home: Path) -> None:
    listed = rows(home, "files")
    states = {r["file"]: r["state"] for r in listed}
    assert states == {
        "贵阳1.xlsx": "superseded", "贵阳1改.xlsx": "accepted", "贵阳1坏.xlsx": "rejected",
        "遵义1坏.xlsx": "rejected", "毕节1.xlsx": "accepted", "再发/毕节一月.xlsx": "duplicate",
        "毕节2.xlsx": "accepted", "安顺1.xlsx": "accepted", "铜仁1.xlsx": "accepted",
        "黔南1.xlsx": "accepted", "贵阳2.xlsx": "accepted", "贵阳3.xlsx": "accepted",
        "六盘水3.xlsx": "superseded", "六盘水3改.xlsx": "superseded",
        "再发/六盘水3改.xlsx": "duplicate", "再发/六盘水3又改.xlsx": "accepted",
        "黔南2.xlsx": "accepted", "铜仁2.xlsx": "accepted",
        "安顺市3月.xlsx": "accepted", "铜仁市3月.xlsx": "accepted",
    }  # fmt: skip
    assert all(r["reason"] for r in listed if r["state"] == "rejected")
    assert list(listed[0]) == [
        "file", "sha256", "received_at", "regime", "form", "unit_code", "period", "state", "reason",
    ]  # fmt: skip


def test_the_same_bytes_for_another_unit_are_told(home: Path) -> None:
    found = [f for f in rows(home, "findings") if f["rule"] == "same_content_as_another_unit"]
    assert ("铜仁市3月.xlsx", "warning", "安顺市3月.xlsx") in [
        (f["file"], f["severity"], f["other_file"]) for f in found
    ]


def test_two_units_that_sent_each_others_content_are_named(home: Path) -> None:
    found = [f for f in rows(home, "findings") if f["rule"] == "swapped_units"]
    assert [(f["file"], f["severity"], f["other_file"]) for f in found] == [
        ("铜仁2.xlsx", "warning", "黔南1.xlsx"),
        ("黔南2.xlsx", "warning", "铜仁1.xlsx"),
    ]
    assert "黔南布依族苗族自治州本期的报表（黔南2.xlsx）正是本单位报过的内容" in found[0]["message"]


def test_a_copy_of_last_month_is_not_complete(home: Path) -> None:
    february = {r["unit_code"]: r for r in rows(home, "submissions", "--period", "2017-02")}
    assert (february["520500"]["state"], february["520500"]["complete"]) == ("on_time", False)
    assert (february["520100"]["state"], february["520100"]["complete"]) == ("on_time", True)


def test_a_copy_names_the_file_that_it_repeats(home: Path) -> None:
    found = [f for f in rows(home, "findings") if f["rule"] == "copied_return"]
    assert [(f["file"], f["severity"], f["other_file"]) for f in found] == [
        ("毕节2.xlsx", "error", "毕节1.xlsx")
    ]
    assert "与2017-01的报表（毕节1.xlsx）完全相同" in found[0]["message"]


def test_an_empty_return_is_a_finding(home: Path) -> None:
    found = rows(home, "findings", "--unit", "安顺", "--period", "2017-01")
    assert [f["severity"] for f in found if f["file"] == "安顺1.xlsx"] == ["error"]


@pytest.mark.parametrize(
    ("measure", "unit", "period", "value"),
    [
        ("matters_filed", "520100", "2017-01", 3),  # 乙 is gone with the correction
        ("matters_filed", "520102", "2017-01", 1),
        ("matters_filed", "520103", "2017-01", 2),
        ("matters_filed", "520100", "2017-02", 4),  # 丁 stays though the cumulative ledger lacks it
        ("matters_closed", "520102", "2017-01", 1),  # the blank of February erases nothing
        ("matters_closed", "520103", "2017-02", 0),  # 02.10 was restated as 03.02
        ("matters_closed", "520103", "2017-03", 1),
        ("matters_closed", "520100", "2017-Q1", 2),
        ("agency_projects", "520100", "2017-Q1", 4),
        ("matters_filed", "520500", "2017-02", 1),  # the copied matter is the same matter
        ("matters_filed", "520300", "2017-Q1", 0),
        ("reports_due", "520000", "2017-01", 12),  # ten, and two counties by themselves
        ("reports_received", "520000", "2017-01", 5),
        ("reports_on_time", "520000", "2017-01", 4),
        ("reports_complete", "520000", "2017-01", 4),
        ("reports_complete", "520500", "2017", 1),
    ],
)
def test_measure(home: Path, measure: str, unit: str, period: str, value: float) -> None:
    found = rows(home, "measures", "--unit", unit, "--period", period)
    assert {row["measure"]: row["value"] for row in found}[measure] == value


def test_a_dropped_row_is_a_warning(home: Path) -> None:
    found = [f for f in rows(home, "findings", "--period", "2017-02") if "上期已报" in f["message"]]
    assert [(f["file"], f["severity"], f["other_file"], f["value"]) for f in found] == [
        ("贵阳2.xlsx", "warning", "贵阳1改.xlsx", "丁项目：用地")
    ]
    assert "本期未见" in found[0]["message"]
    # 贵阳3 is incremental: it repeats one matter of four, and lacks the rest rightly
    assert not [f for f in rows(home, "findings", "--period", "2017-03") if "上期" in f["message"]]


@pytest.mark.parametrize(
    ("as_of", "filed"), [("2017-01-24", 2), ("2017-01-25", 3), ("2017-01-21", 0)]
)
def test_as_of(home: Path, as_of: str, filed: int) -> None:
    found = rows(home, "measures", "--unit", "贵阳市", "--period", "2017-01", "--as-of", as_of)
    assert {row["measure"]: row["value"] for row in found}["matters_filed"] == filed
    now = rows(home, "measures", "--unit", "贵阳市", "--period", "2017-01")
    assert {row["measure"]: row["value"] for row in now}["matters_filed"] == 3
