"""A ledger from workbook to records: values, rows, rules, each with its cell."""

from __future__ import annotations

from datetime import datetime

import pytest

from .conftest import found, matter, values


def test_a_clean_ledger_has_no_findings(read, ledger):
    outcome = read(ledger(matter()))
    submission = outcome.submissions[0]
    assert outcome.all_findings() == []
    assert (submission.form, submission.unit_code, submission.period) == (
        "ledger", "520300", "2017-04",
    )  # fmt: skip
    assert submission.records == [("Sheet1", 5, "520300")]
    assert values(outcome, "county") == [("B5", "520304", "value")]
    assert values(outcome, "filed_on") == [("N5", "2017-04-06", "value")]


@pytest.mark.parametrize(("filed", "late"), [("04.20", False), ("04.21", True)])
def test_filed_on_the_day_of_receipt_is_in_order_the_day_after_is_not(read, ledger, filed, late):
    outcome = read(ledger(matter(filed_on=filed, closed_on=None)))
    cells = [f.cell for f in found(outcome, "ledger_filed_after_receipt")]
    assert cells == (["N5"] if late else [])


@pytest.mark.parametrize(("closed", "wrong"), [("04.06", False), ("04.05", True)])
def test_closed_before_filed_is_an_error_at_the_closing_date(read, ledger, closed, wrong):
    outcome = read(ledger(matter(closed_on=closed)))
    findings = found(outcome, "ledger_closed_before_filed")
    assert [(f.cell, f.severity, f.row_number) for f in findings] == (
        [("O5", "error", 5)] if wrong else []
    )


def test_december_in_a_january_ledger_belongs_to_the_year_before(read, ledger):
    title = "2017年1月贵州省招商引资项目代办服务台账"
    path = ledger(matter(filed_on="12.28", closed_on="01.06"), title=title)
    outcome = read(path, datetime(2017, 1, 20))
    assert values(outcome, "filed_on") == [("N5", "2016-12-28", "value")]
    assert values(outcome, "closed_on") == [("O5", "2017-01-06", "value")]
    assert outcome.all_findings() == []


def test_december_in_another_month_is_of_the_same_year(read, ledger):
    outcome = read(ledger(matter(filed_on="12.28", closed_on=None)))
    assert values(outcome, "filed_on") == [("N5", "2017-12-28", "value")]


def test_a_missing_value_is_reported_at_the_empty_cell(read, ledger):
    outcome = read(ledger(matter(project_name=None), matter(seq=2, filed_on="—", closed_on=None)))
    assert [(f.cell, f.severity) for f in found(outcome, "ledger_project_name")] == [
        ("C5", "error")
    ]
    assert [f.cell for f in found(outcome, "ledger_filed_on")] == ["N6"]


def test_visits_alone_need_no_matter_but_nothing_at_all_does(read, ledger):
    blank = {"matter": None, "filed_on": None, "closed_on": None}
    outcome = read(ledger(matter(**blank, visits="3次"), matter(**blank, seq=2, visits=0)))
    assert [f.cell for f in found(outcome, "ledger_matter")] == ["M6"]
    note = found(outcome, "count_with_unit")[0]
    assert (note.cell, note.severity) == ("P5", "warning")
    assert "已按 3 计" in note.message
    assert values(outcome, "visits") == [("P5", "3", "value"), ("P6", "0", "value")]


def test_a_further_line_inherits_from_the_line_above(read, ledger):
    further = {"seq": 0, "matter": "用地审批", "filed_on": "04.07"}
    outcome = read(ledger(matter(), further))
    assert values(outcome, "project_name")[1] == ("C5", "辣椒深加工项目", "inherited")
    assert values(outcome, "county")[1] == ("B5", "520304", "inherited")
    assert found(outcome, "ledger_project_name") == []


def test_totals_signatures_and_guidance_are_never_data(read, ledger):
    rows = [
        matter(),
        {"seq": "小计"},
        matter(seq=2, county="汇川区"),
        {"county": "合 计", "amount": 10000},
        {},
        {"seq": "填表说明：1.本台账以市（州）为单位。"},
        {"seq": "2.产业类别：填写一产、二产、三产。"},
        {"seq": "单位负责人：", "county": "张三", "project_name": "填表人：李四"},
    ]
    outcome = read(ledger(*rows))
    assert [row for _, row, _ in outcome.submissions[0].records] == [5, 7]
    assert outcome.all_findings() == []


def test_a_project_whose_name_contains_a_total_word_is_data(read, ledger):
    outcome = read(ledger(matter(project_name="会计合计软件园")))
    assert len(outcome.submissions[0].records) == 1


def test_merged_counties_give_their_value_to_every_row(read, ledger):
    path = ledger(matter(), matter(seq=2, county=None), edit=lambda page: page.merge_cells("B5:B6"))
    assert values(read(path), "county") == [("B5", "520304", "value"), ("B5", "520304", "value")]


def test_blank_county_and_the_citys_own_name_are_its_own_level(read, ledger):
    outcome = read(
        ledger(matter(county=None), matter(seq=2, county="遵义市"), matter(seq=3, county="市本级"))
    )
    assert [value for _, value, _ in values(outcome, "county")] == ["520300BJ"] * 3
    assert values(outcome, "county")[0] == ("B5", "520300BJ", "inherited")


def test_a_county_of_another_city_and_an_unknown_one_hold_the_row_out(read, ledger):
    outcome = read(ledger(matter(county="花溪区"), matter(seq=2, county="桃源县")))
    foreign, unknown = found(outcome, "foreign_unit")[0], found(outcome, "unknown_unit")[0]
    assert (foreign.cell, foreign.severity, foreign.row_number) == ("B5", "error", 5)
    assert "不属于遵义市" in foreign.message
    assert (unknown.cell, unknown.severity) == ("B6", "error")


@pytest.mark.parametrize(("period", "warned"), [("2017年3月", False), ("2017年4月", True)])
def test_a_renamed_county_is_taken_with_a_warning_once_it_is_closed(read, ledger, period, warned):
    path = ledger(
        matter(county="盘县", filed_on="03.06", closed_on=None),
        title=f"{period}贵州省招商引资项目代办服务台账", unit="填报单位：六盘水市",
    )  # fmt: skip
    outcome = read(path)
    assert values(outcome, "county") == [("B5", "520222", "value")]
    notes = found(outcome, "closed_unit")
    assert [(n.cell, n.severity) for n in notes] == ([("B5", "warning")] if warned else [])
    assert all("盘州市" in note.message for note in notes)


@pytest.mark.parametrize(
    ("number_format", "value"), [("General", None), ("0.0", None), ("0.00", "2017-10")]
)
def test_a_number_may_be_january_or_october(read, ledger, number_format, value):
    def edit(page):
        page["J5"].number_format = number_format

    outcome = read(
        ledger(
            matter(signed_month=2017.1), title="2017年12月贵州省招商引资项目代办服务台账", edit=edit
        )
    )
    assert values(outcome, "signed_month")[0][1] == value
    doubts = found(outcome, "ambiguous_date")
    assert [(d.cell, d.severity) for d in doubts] == ([] if value else [("J5", "warning")])
    assert all("2017.01" in d.message and "2017.10" in d.message for d in doubts)


@pytest.mark.parametrize(
    ("typed", "value"), [
        (1.1, None),
        (1.2, None),
        (1.3, None),
        (2.3, "2017-02-03"),
        (1.4, "2017-01-04"),
        ("1.1", "2017-01-01"),
        (1.15, "2017-01-15"),
    ]
)  # fmt: skip
def test_a_number_under_month_day_is_read_only_when_it_can_mean_one_day(read, ledger, typed, value):
    outcome = read(ledger(matter(filed_on=typed, closed_on=None)))
    assert values(outcome, "filed_on")[0][1] == value
    assert [(f.cell, f.severity) for f in found(outcome, "ambiguous_date")] == (
        [] if value else [("N5", "error")]
    )


def test_excel_errors_and_uncomputed_formulas_are_told_apart_from_blank(read, ledger):
    def edit(page):
        page["P5"] = "#REF!"
        page["P5"].data_type = "e"
        page["Q5"] = "=1+1"

    outcome = read(ledger(matter(), edit=edit))
    assert values(outcome, "visits") == [("P5", None, "error")]
    assert values(outcome, "calls") == [("Q5", None, "unreadable")]
    assert [f.cell for f in found(outcome, "excel_error")] == ["P5"]
    formula = found(outcome, "formula_without_value")[0]
    assert (formula.cell, formula.severity, formula.value) == ("Q5", "error", "=1+1")


def test_amounts_carry_their_own_unit_or_the_headers(read, ledger):
    typed = ["1.2亿", "3000万", 2, "—", 0]
    rows = [matter(seq=i, amount=amount) for i, amount in enumerate(typed, 1)]
    outcome = read(ledger(*rows, labels={"amount": "总投资\n（亿元）"}))
    assert [value for _, value, _ in values(outcome, "amount")] == [
        "12000",
        "3000",
        "20000",
        None,
        None,
    ]
    assert values(outcome, "amount")[3][2] == "not_applicable"
    assert [f.cell for f in found(outcome, "not_above_minimum")] == ["G9"]


def test_an_unknown_column_is_kept_without_element_and_named_once(read, ledger):
    def edit(page):
        page["T4"], page["T5"], page["T6"] = "序时进度", "快", "慢"

    outcome = read(ledger(matter(), matter(seq=2), edit=edit))
    notes = found(outcome, "unknown_column")
    assert [(n.cell, n.severity) for n in notes] == [("T4", "warning")]
    assert values(outcome, "") == [("T5", "快", "value"), ("T6", "慢", "value")]


def test_a_missing_required_column_rejects_and_lists_what_was_found(read, ledger):
    outcome = read(ledger(matter(closed_on=None), without=("closed_on",)))
    assert outcome.outcome == "rejected"
    assert outcome.submissions[0].outcome == "rejected"
    assert (outcome.submissions[0].unit_code, outcome.submissions[0].period) == (
        "520300",
        "2017-04",
    )
    finding = found(outcome, "missing_column")[0]
    assert "缺少栏目“办结时间”" in finding.message
    assert "项目名称" in finding.message


def test_a_repeated_column_that_counts_is_fatal(read, ledger):
    outcome = read(ledger(matter(), edit=lambda page: page.cell(4, 20, "办结日期")))
    assert [(f.cell, f.severity) for f in found(outcome, "duplicate_column")] == [("T4", "fatal")]


def test_a_return_without_usable_rows_is_accepted_and_empty(read, ledger):
    outcome = read(ledger())
    assert outcome.submissions[0].outcome == "accepted"
    assert [(f.cell, f.severity, f.row_number) for f in found(outcome, "empty_return")] == [
        ("A4", "error", None)
    ]


def test_numbering_is_followed_through_further_lines_and_gaps(read, ledger):
    rows = [matter(), matter(seq=0), matter(seq=3), matter(seq=4)]
    notes = found(read(ledger(*rows)), "ledger_numbering")
    assert [(n.cell, n.severity) for n in notes] == [("A7", "warning")]
    assert "序号应为 2" in notes[0].message


def test_the_hash_ignores_numbering_and_position(read, ledger):
    one = read(ledger(matter(seq=1), name="a.xlsx")).submissions[0].content_hash
    two = read(ledger({}, matter(seq=7, county="播州"), name="b.xlsx")).submissions[0].content_hash
    three = read(ledger(matter(matter="其他"), name="c.xlsx")).submissions[0].content_hash
    assert one == two != three
