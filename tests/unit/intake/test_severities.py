"""What holds a row out and what is only reported; odd spellings around and in the table."""

from __future__ import annotations

from datetime import datetime

import pytest

from .conftest import found, matter, values

SILENT = "贵州省招商引资项目代办服务台账"


def test_a_missing_optional_column_is_said_once_at_the_header_row(read, ledger):
    outcome = read(ledger(matter(amount=None, seq=None), matter(amount=None, seq=None),
                          without=("amount", "seq")))  # fmt: skip
    notes = found(outcome, "missing_optional_column")
    assert [(n.cell, n.severity, n.element, n.row_number) for n in notes] == [
        ("A4", "warning", "seq", None),
        ("A4", "warning", "amount", None),
    ]
    assert "“合同投资额（万元）”一栏" in notes[1].message
    assert outcome.all_findings() == notes


@pytest.mark.parametrize(("closed", "late"), [("04.20", False), ("04.21", True)])
def test_closed_after_receipt_is_a_warning_that_counts_the_row(read, ledger, closed, late):
    outcome = read(ledger(matter(closed_on=closed)))
    notes = found(outcome, "ledger_closed_after_receipt")
    assert [(n.cell, n.severity) for n in notes] == ([("O5", "warning")] if late else [])
    assert all("暂不计入" not in note.message for note in outcome.all_findings())
    assert found(outcome, "empty_return") == []


def test_a_further_line_below_a_faulty_county_is_held_out_too(read, ledger):
    further = {"seq": 0, "matter": "用地审批", "filed_on": "04.07"}
    outcome = read(ledger(matter(county="桃源县"), further, matter(seq=2)))
    faults = found(outcome, "unknown_unit")
    assert [(f.cell, f.severity, f.row_number) for f in faults] == [
        ("B5", "error", 5),
        ("B5", "error", 6),
    ]


def test_amounts_and_classes_of_the_platform_never_hold_a_row_out(read, tmp_path):
    path = tmp_path / "p.csv"
    path.write_text(
        "项目编码,项目名称,市州,县,投资来源,合同投资额(万元),录入日期\n"
        "P1,甲,遵义市,播州区,外省,约三千,2017-04-01\n"
        "P2,乙,遵义市,播州区,境外,#REF!,2017-04-21\n"
        "P3,丙,遵义市,播州区,境外,3000,四月\n",
        encoding="utf-8",
    )
    outcome = read(path)
    assert [(f.cell, f.severity) for f in outcome.all_findings()] == [
        ("E2", "warning"),
        ("F2", "warning"),
        ("F3", "warning"),
        ("G4", "error"),
        ("G3", "warning"),
    ]


@pytest.mark.parametrize(
    "unit",
    [
        "填报单位：遵义市投资促进局（盖章）",
        "填报单位（公章）：遵义市",
        "填 报 单 位：遵 义 市",
        "填报单位：遵义市 填报人：张三",
    ],
)
def test_stamps_and_spaces_around_the_unit(read, ledger, unit):
    assert read(ledger(matter(), unit=unit)).submissions[0].unit_code == "520300"


@pytest.mark.parametrize(("unit", "code"), [("仁怀市", "520382"), ("威宁县", "520526")])
def test_a_county_that_reports_itself_owns_its_blank_counties(read, ledger, unit, code):
    outcome = read(ledger(matter(county=None), unit=f"填报单位：{unit}投资促进局"))
    assert outcome.submissions[0].unit_code == code
    assert values(outcome, "county") == [("B5", code, "inherited")]


@pytest.mark.parametrize(
    "changes",
    [
        {"title": SILENT, "line": "填报日期：20170420"},
        {"title": SILENT, "line": "统计月份：2017/4"},
        {"title": SILENT, "unit": "填报单位：遵义市    2017年4月"},
        {"title": SILENT, "unit": "填报单位：遵义市 2017年4月"},
        {"title": "2017年4月" + SILENT + "\n填报单位：遵义市", "unit": ""},
        {"title": "二○一七年四月份" + SILENT},
        {"title": SILENT, "line": "填报时间：二〇一七年四月二十日"},
    ],
)
def test_further_ways_to_state_unit_and_period(read, ledger, changes):
    outcome = read(ledger(matter(), **changes))
    submission = outcome.submissions[0]
    assert (submission.unit_code, submission.period) == ("520300", "2017-04")
    assert outcome.all_findings() == []


@pytest.mark.parametrize("label", ["填报日期：", "填报日期", "报送时间:"])
def test_the_day_may_be_a_real_date_in_the_next_cell(read, ledger, label):
    def edit(page):
        page["F2"], page["G2"] = label, datetime(2017, 4, 20)

    assert read(ledger(matter(), title=SILENT, edit=edit)).submissions[0].period == "2017-04"


def test_labels_below_and_between_are_no_data(read, ledger):
    rows = [
        matter(),
        {"seq": "合计：1个项目", "amount": 5000},
        matter(seq=2),
        {"seq": "备注", "county": "无"},
        {"agent": "2017年4月20日"},
    ]
    outcome = read(ledger(*rows))
    assert [row for _, row, _ in outcome.submissions[0].records] == [5, 7]
    assert outcome.all_findings() == []


def test_real_dates_stand_in_month_and_day_columns(read, ledger):
    outcome = read(ledger(matter(signed_month=datetime(2017, 1, 9), filed_on=datetime(2017, 4, 6))))
    assert values(outcome, "signed_month") == [("J5", "2017-01", "value")]
    assert values(outcome, "filed_on") == [("N5", "2017-04-06", "value")]
    assert outcome.all_findings() == []
