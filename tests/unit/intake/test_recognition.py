"""Form, unit and period: what the content says, then the file name, and contradictions."""

from __future__ import annotations

from datetime import datetime

import openpyxl
import pytest

from pipelines.intake.timing import date_in, period_containing, periods_in

from .conftest import LEDGER_TITLE, found, matter


@pytest.mark.parametrize(
    ("text", "kind", "periods"),
    [
        ("2017年4月台账", "month", ["2017-04"]),
        ("二〇一七年十二月台账", "month", ["2017-12"]),
        ("２０１７ 年 1-4 月台账", "month", ["2017-04"]),
        ("2017年贵州省代办服务台账（4月）", "month", ["2017-04"]),
        ("遵义_201704_台账", "month", ["2017-04"]),
        ("遵义 2017-04-20 台账", "month", []),
        ("2017年4月20日", "month", []),
        ("2017年第一季度", "quarter", ["2017-Q1"]),
        ("2017年二季度", "quarter", ["2017-Q2"]),
        ("2017年1季度", "quarter", ["2017-Q1"]),
        ("2017年4-6月", "quarter", ["2017-Q2"]),
        ("2017年汇总表", "month", []),
        ("2019年4月上半月", "half_month", ["2019-04-A"]),
    ],
)
def test_periods_in_texts(text, kind, periods):
    assert periods_in(text, kind) == periods


@pytest.mark.parametrize(
    ("day", "period"), [(datetime(2019, 4, 15), "2019-04-A"), (datetime(2019, 4, 16), "2019-04-B")]
)
def test_half_months_change_after_the_15th(day, period):
    assert period_containing(day.date(), "half_month") == period


def test_dates_in_lines():
    assert str(date_in("2017年4月20日")) == "2017-04-20"
    assert date_in("4月20日") is None


def test_the_reporting_date_decides_where_the_title_is_silent(read, ledger):
    path = ledger(matter(), title="贵州省招商引资项目代办服务台账", line="填报日期：2017年4月20日")
    assert read(path).submissions[0].period == "2017-04"


def test_the_sheets_name_says_the_period_where_the_sheet_is_silent(read, ledger):
    silent = "贵州省招商引资项目代办服务台账"
    submission = read(ledger(matter(), title=silent, sheet="2017年4月")).submissions[0]
    assert (submission.period, submission.outcome) == ("2017-04", "accepted")
    stated = read(ledger(matter(), sheet="2017年3月")).submissions[0]
    assert stated.period == "2017-04"  # what stands on the sheet outranks its name


def test_unit_and_date_may_share_a_line(read, ledger):
    unit = "填报单位（盖章）：遵义市代办服务中心      填报时间：2017.4.20"
    submission = read(
        ledger(matter(), title="贵州省招商引资项目代办服务台账", unit=unit)
    ).submissions[0]
    assert (submission.unit_code, submission.period) == ("520300", "2017-04")


def test_the_unit_may_stand_in_the_next_cell(read, ledger):
    def edit(page):
        page["C2"] = "遵义市"

    path = ledger(matter(), unit="填报单位：", edit=edit)
    assert read(path).submissions[0].unit_code == "520300"


def test_the_file_name_helps_only_where_the_content_is_silent(read, ledger):
    path = ledger(matter(), title="招商引资项目代办服务台账", unit="")
    submission = read(path, name="上报/遵义市2017年4月.xlsx").submissions[0]
    assert (submission.unit_code, submission.period) == ("520300", "2017-04")


def test_a_file_name_that_differs_is_a_warning(read, ledger):
    outcome = read(ledger(matter()), name="毕节市2017年5月台账.xlsx")
    assert outcome.submissions[0].outcome == "accepted"
    assert {f.severity for f in found(outcome, "file_name_differs")} == {"warning"}
    assert [(f.cell, f.message) for f in found(outcome, "file_name_differs")] == [
        (
            "A1",
            "文件名“毕节市2017年5月台账”里的报告期（2017-05）与表内“Sheet1 A1”（2017-04）不一致，"
            "已按表内为准。请核对，并改正写错的一处。",
        ),
        (
            "A2",
            "文件名“毕节市2017年5月台账”里的单位（毕节市）与表内“Sheet1 A2”（遵义市）不一致，"
            "已按表内为准。请核对，并改正写错的一处。",
        ),
    ]


def test_a_folder_of_another_unit_is_a_warning_at_the_statement(read, ledger):
    outcome = read(ledger(matter()), name="2017-04/毕节市/台账.xlsx")
    assert outcome.submissions[0].unit_code == "520300"
    assert [(f.cell, f.severity, f.message) for f in found(outcome, "folder_differs")] == [
        (
            "A2",
            "warning",
            "文件放在“毕节市”（毕节市）文件夹里，表内“Sheet1 A2”却是遵义市，已按表内为准。"
            "请核对填报单位，或把文件移到对的文件夹。",
        )
    ]


@pytest.mark.parametrize("folder", ["毕节市/遵义", "遵义市", "播州区", "inbox/2017-05-02", "上报"])
def test_a_folder_of_the_unit_or_of_none_says_nothing(read, ledger, folder):
    assert read(ledger(matter()), name=f"{folder}/台账.xlsx").all_findings() == []


def test_title_and_unit_line_that_contradict_each_other_reject(read, ledger):
    outcome = read(ledger(matter(), title="毕节市" + LEDGER_TITLE))
    finding = found(outcome, "unit_contradiction")[0]
    assert (finding.severity, finding.cell) == ("fatal", "A1")
    assert "A2" in finding.message
    assert outcome.outcome == "rejected"


def test_two_periods_in_the_titles_reject(read, ledger):
    outcome = read(ledger(matter(), line="报告期：2017年5月"))
    assert [f.cell for f in found(outcome, "period_contradiction")] == ["A3"]


@pytest.mark.parametrize(
    ("unit", "rule", "words"),
    [
        ("填报单位：桃源县投资促进局", "unknown_unit", "桃源县"),
        ("填报单位：大姚县投资促进局", "foreign_unit", "不在本制度范围内"),
        ("填报单位：贵州省投资促进局", "foreign_unit", "请填写市（州）"),
        ("", "unknown_unit", "填报单位"),
    ],
)
def test_units_that_cannot_submit_reject_with_advice(read, ledger, unit, rule, words):
    outcome = read(ledger(matter(), unit=unit))
    finding = found(outcome, rule)[0]
    assert finding.severity == "fatal"
    assert words in finding.message
    assert finding.cell == ("A2" if unit else "")
    assert outcome.submissions[0].reason == finding.message


def test_a_form_before_its_time_is_of_an_unknown_version(read, ledger):
    outcome = read(ledger(matter(), title="2016年12月贵州省招商引资项目代办服务台账"))
    finding = found(outcome, "unknown_version")[0]
    assert finding.severity == "fatal"
    assert "2016年12月" in finding.message


def test_without_any_period_the_form_is_rejected(read, ledger):
    outcome = read(ledger(matter(), title="招商引资项目代办服务台账"))
    assert [f.severity for f in found(outcome, "unknown_period")] == ["fatal"]


def test_a_ledger_without_title_is_known_by_its_headers(read, ledger):
    path = ledger(matter(), title="", line="填报日期：2017年4月20日")
    assert read(path).submissions[0].form == "ledger"


def test_a_foreign_workbook_is_no_return(read, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["单位", "姓名", "电话"])
    book.active.append(["遵义市", "张三", "0851-1"])
    book.save(tmp_path / "phones.xlsx")
    outcome = read(tmp_path / "phones.xlsx")
    assert (outcome.outcome, outcome.submissions) == ("rejected", [])
    assert "没有认出任何一张报表" in outcome.reason


def test_other_sheets_with_content_are_listed(read, ledger):
    def edit(page):
        other = page.parent.create_sheet("测算")
        other["B3"] = "草稿"
        page.parent.create_sheet("填表说明")["A1"] = "说明"
        page.parent.create_sheet("空表")

    outcome = read(ledger(matter(), edit=edit))
    assert [(f.sheet, f.cell) for f in found(outcome, "unknown_sheet")] == [("测算", "B3")]


def test_simulated_data_is_noticed_outside_the_table_only(read, ledger):
    assert read(ledger(matter(), line="模拟数据，仅供演示")).submissions[0].is_simulated
    assert not read(ledger(matter(remark="模拟数据"))).submissions[0].is_simulated
