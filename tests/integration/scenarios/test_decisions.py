"""Corrections and waivers: figures, as-of, traces with both values, guards."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.fixtures.computed import computed
from tests.integration.cli.calling import daiban, rows
from tests.integration.scenarios.workbooks import ledger, matter, receipts

CORRECTIONS = """\
- id: 更正1
  file: 贵阳1.xlsx
  sheet: 台账
  cell: L4
  was: "01.50"
  now: "01.05"
  reason: 来电更正，日期误写
  approver: 甲
  decided_on: 2017-02-10
- id: 更正2
  file: 贵阳1.xlsx
  sheet: 台账
  cell: L4
  was: "01.05"
  now: "01.06"
  reason: 再次核对
  approver: 甲
  decided_on: 2017-03-10
- id: 原件已改
  regime: gz2017
  form: ledger
  unit: 遵义市
  period: 2017-01
  sheet: 台账
  cell: L4
  was: "01.09"
  now: "01.10"
  reason: 核对
  approver: 甲
  decided_on: 2017-02-10
- id: 没有这个文件
  file: 不存在.xlsx
  sheet: 台账
  cell: L4
  was: 1
  now: 2
  reason: 核对
  approver: 甲
  decided_on: 2017-02-10
"""
WAIVERS = """\
- id: 空表可以
  regime: gz2017
  form: ledger
  unit: 安顺市
  period: 2017-01
  rule: empty_return
  reason: 当月确无项目
  approver: 甲
  decided_on: 2017-02-10
- id: 行错可以
  file: 毕节1.xlsx
  rule: ledger_closed_before_filed
  cell: M4
  reason: 先办后补
  approver: 甲
  decided_on: 2017-02-10
- id: 无可豁免
  file: 贵阳1.xlsx
  rule: empty_return
  reason: 误写
  approver: 甲
  decided_on: 2017-02-10
- id: 缺批准人
  file: 贵阳1.xlsx
  rule: empty_return
  reason: 误写
  decided_on: 2017-02-10
"""


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    at = tmp_path_factory.mktemp("更正 场景") / "收到"
    ledger(at / "贵阳1.xlsx", "贵阳市投资促进局", 1, [
        matter(1, "南明区", "甲项目", "立项", "01.50"),
        matter(2, "南明区", "乙项目", "环评", "01.06"),
    ])  # fmt: skip
    ledger(at / "遵义1.xlsx", "遵义市", 1, [matter(1, "红花岗区", "丙项目", "立项", "01.08")])
    ledger(
        at / "毕节1.xlsx", "毕节市", 1, [matter(1, "大方县", "丁项目", "立项", "01.15", "01.10")]
    )
    ledger(at / "安顺1.xlsx", "安顺市", 1, [])
    receipts(at / "receipts.csv", {
        "贵阳1.xlsx": "2017-01-20", "遵义1.xlsx": "2017-01-20", "毕节1.xlsx": "2017-01-20",
        "安顺1.xlsx": "2017-01-20",
    })  # fmt: skip
    (at / "corrections").mkdir()
    (at / "corrections" / "2017.yml").write_text(CORRECTIONS, encoding="utf-8")
    (at / "waivers").mkdir()
    (at / "waivers" / "2017.yml").write_text(WAIVERS, encoding="utf-8")
    return at


@pytest.fixture(scope="module")
def home(inputs: Path) -> Path:
    computed(inputs.parent / "数据", inputs)
    return inputs.parent / "数据"


def filed(home: Path, unit: str, *as_of: str) -> float:
    options = ["--as-of", *as_of] if as_of else []
    found = rows(home, "measures", "--unit", unit, "--period", "2017-01", *options)
    return float({row["measure"]: row["value"] for row in found}["matters_filed"])


@pytest.mark.parametrize(("as_of", "value"), [("2017-02-09", 1), ("2017-02-10", 2)])
def test_a_correction_counts_from_its_day(home: Path, as_of: str, value: float) -> None:
    assert filed(home, "贵阳市", as_of) == value


def test_a_waived_row_error_counts_from_its_day(home: Path) -> None:
    assert [filed(home, "毕节市", "2017-02-09"), filed(home, "毕节市")] == [0, 1]


def test_a_waived_empty_return_is_complete(home: Path) -> None:
    found = {r["unit_code"]: r for r in rows(home, "submissions", "--period", "2017-01")}
    assert found["520400"]["complete"] is True
    accepted = [
        f
        for f in rows(home, "findings")
        if f["rule"] == "empty_return" and f["file"] == "安顺1.xlsx"
    ]
    assert accepted
    assert all("按豁免记录“空表可以”接受" in f["message"] for f in accepted)


def test_guards_name_the_record_and_what_to_do(home: Path) -> None:
    rules = ("correction_not_applicable", "waiver_not_applicable", "decision_unusable")
    found = {(f["rule"], f["file"]): f["message"] for f in rows(home, "findings")
             if f["rule"] in rules and "贵阳" not in f["message"]}  # fmt: skip
    said = "\n".join(f["message"] for f in rows(home, "findings") if f["rule"] in rules)
    assert "“原件已改”" in said
    assert "台账!L4 的内容是“01.08”，不是记录中的“01.09”" in said
    assert "“没有这个文件”" in said
    assert "“无可豁免”" in said
    assert "waivers/2017.yml 第23行：缺少“approver”" in said
    assert {file for _, file in found} == {"corrections/2017.yml", "waivers/2017.yml"}
    assert said.count("“更正1”") == said.count("“空表可以”") == said.count("“行错可以”") == 0


def test_the_list_states_what_is_in_force(home: Path) -> None:
    listed: dict[str, dict[str, Any]] = {r["decision_id"]: r for r in rows(home, "decisions")}
    applied = {name for name, row in listed.items() if row["state"] == "applied"}
    assert applied == {"更正1", "更正2", "空表可以", "行错可以"}
    ours = {name for name, row in listed.items() if row["unit_code"] == "520300"}
    assert {r["decision_id"] for r in rows(home, "decisions", "--unit", "遵义市")} == ours != set()
    assert rows(home, "decisions", "--regime", "gz2021") == []


def test_a_trace_shows_both_values(home: Path) -> None:
    options = ("--indicator", "closure_rate", "--unit", "贵阳市", "--period", "2017-01")
    done = daiban(home, "trace", "--regime", "gz2017", *options)
    assert done.returncode == 0, done.stderr
    assert "01.50" in done.stdout
    assert "01.06" in done.stdout
    assert "更正2" in done.stdout


def test_a_changed_record_and_a_resent_file_are_noticed(home: Path, inputs: Path) -> None:
    record = inputs / "corrections" / "2017.yml"
    record.write_text(CORRECTIONS.replace('now: "01.06"', 'now: "02.06"'), encoding="utf-8")
    computed(home, inputs)
    assert filed(home, "贵阳市") == 1  # filed in February now
    ledger(inputs / "贵阳1再报.xlsx", "贵阳市投资促进局", 1, [
        matter(1, "南明区", "甲项目", "立项", "01.07"),
    ])  # fmt: skip
    receipts(inputs / "receipts.csv", {
        "贵阳1.xlsx": "2017-01-20", "遵义1.xlsx": "2017-01-20", "毕节1.xlsx": "2017-01-20",
        "安顺1.xlsx": "2017-01-20", "贵阳1再报.xlsx": "2017-04-01",
    })  # fmt: skip
    computed(home, inputs)
    said = [
        f["message"] for f in rows(home, "findings") if f["rule"] == "correction_not_applicable"
    ]
    assert [m for m in said if "“更正2”" in m and "已被后来报送的取代" in m]
