"""Rows, merges and tables beside the plain case: each read, or named at its cell."""

from __future__ import annotations

import openpyxl
import pytest

from pipelines.catalog.lookup import find_form

from .conftest import found, matter, values


def test_a_total_with_a_project_in_it_is_held_out_and_named(read, ledger):
    total = {"seq": "合计", "amount": 5000, "visits": 3}
    assert found(read(ledger(matter(), total)), "total_or_data") == []
    outcome = read(ledger(matter(), {**total, "matter": "环评批复"}))
    finding = found(outcome, "total_or_data")[0]
    assert (finding.cell, finding.severity, finding.row_number) == ("M6", "error", 6)
    assert "分不清是合计还是一个项目" in finding.message
    assert ("M6", "环评批复", "value") in values(outcome, "matter")


@pytest.mark.parametrize("name", ["说明：甲项目", "备注", "合计工业园项目", "注：乙项目"])
def test_a_project_with_a_labels_name_is_data(read, ledger, name):
    rows = [matter(seq=None, county=None, project_name=name), matter()]
    outcome = read(ledger(*rows))
    assert values(outcome, "project_name")[0] == ("C5", name, "value")


def test_a_lone_text_between_the_rows_is_named(read, ledger):
    outcome = read(ledger(matter(), {"remark": "说明：已停工"}, matter(seq=2)))
    finding = found(outcome, "row_not_read")[0]
    assert (finding.cell, finding.severity) == ("T6", "warning")
    assert "第6行只有“说明：已停工”" in finding.message


def test_a_merge_over_two_columns_is_named(read, ledger):
    outcome = read(ledger(matter(), edit=lambda page: page.merge_cells("P5:Q5")))
    assert found(outcome, "merged_across") == []

    def edit(page):
        page["P5"] = 3
        page.merge_cells("P5:Q5")

    outcome = read(ledger(matter(), edit=edit))
    assert [(f.cell, f.severity) for f in found(outcome, "merged_across")] == [("P5", "warning")]
    assert values(outcome, "visits") == [("P5", "3", "value")]
    assert values(outcome, "calls") == []


def test_hidden_rows_and_columns_are_read_and_named(read, ledger):
    def edit(page):
        page.row_dimensions[6].hidden = True
        page.column_dimensions["G"].hidden = True

    outcome = read(ledger(matter(), matter(seq=2), edit=edit))
    assert len(outcome.submissions[0].records) == 2
    rows, columns = found(outcome, "hidden_rows")[0], found(outcome, "hidden_columns")[0]
    assert (rows.cell, rows.severity, columns.cell) == ("A6", "warning", "G4")
    assert "第6行是隐藏的，已照常读取" in rows.message
    assert "G 列是隐藏的" in columns.message


def _second_table(page, top, order, title=""):
    headers = [page.cell(4, j).value for j in range(1, 21)]
    row = [page.cell(5, j).value for j in range(1, 21)]
    if title:
        page.cell(top - 1, 1, title)
    for place, j in enumerate(order, 1):
        page.cell(top, place, headers[j])
        page.cell(top + 1, place, row[j])


def test_the_headers_again_on_a_new_page_are_no_data(read, ledger):
    outcome = read(ledger(matter(), edit=lambda page: _second_table(page, 6, range(20))))
    assert [row for _sheet, row, _centre in outcome.submissions[0].records] == [5, 7]


def test_a_second_table_in_another_order_is_read_by_its_own_headers(read, ledger):
    outcome = read(ledger(matter(), edit=lambda page: _second_table(page, 8, range(19, -1, -1))))
    assert [cell for cell, _v, _s in values(outcome, "matter")] == ["M5", "H9"]
    assert len(outcome.submissions) == 1


def test_a_second_table_of_another_month_contradicts(read, ledger):
    def edit(page):
        _second_table(page, 8, range(20), "2017年5月贵州省招商引资项目代办服务台账")

    finding = found(read(ledger(matter(), edit=edit)), "period_contradiction")[0]
    assert (finding.cell, finding.severity) == ("A7", "fatal")


def test_a_table_to_the_right_is_named_and_not_read(read, ledger):
    def edit(page):
        for j in range(1, 20):
            page.cell(4, 22 + j, page.cell(4, j).value)
            page.cell(5, 22 + j, page.cell(5, j).value)

    outcome = read(ledger(matter(), edit=edit))
    finding = found(outcome, "table_beside")[0]
    assert (finding.cell, finding.severity) == ("W4", "error")
    assert finding.covers == "W1:AO5"
    assert len(outcome.submissions[0].records) == 1


def test_a_table_on_its_side_is_refused_with_advice(read, tmp_path):
    book = openpyxl.Workbook()
    for row in (
        ["项目名称", "甲"],
        ["代办事项", "环评批复"],
        ["申办时间", "04.06"],
        ["办结时间", ""],
    ):
        book.active.append(row)
    book.save(tmp_path / "side.xlsx")
    outcome = read(tmp_path / "side.xlsx")
    assert outcome.outcome == "rejected"
    assert "栏目名竖着排在 A 列" in outcome.reason


def _hidden_copy(change):
    def edit(page):
        other = page.parent.copy_worksheet(page)
        other.title, other.sheet_state = "旧", "hidden"
        change(other)

    return edit


@pytest.mark.parametrize(
    ("change", "records", "words"),
    [
        (lambda _page: None, 1, "重复"),
        (lambda page: page.__setitem__("C5", "另一项目"), 2, "已照常读取"),
        (lambda page: page.__setitem__("A1", "2017年3月代办服务台账"), 1, "报告期与显示的表不同"),
    ],
)
def test_a_hidden_sheet_is_read_unless_it_is_a_copy_or_of_another_month(
    read, ledger, change, records, words
):
    outcome = read(ledger(matter(), edit=_hidden_copy(change)))
    assert outcome.outcome == "read"
    assert len(outcome.submissions[0].records) == records
    finding = found(outcome, "hidden_sheet")[0]
    assert (finding.sheet, finding.severity) == ("旧", "warning")
    assert words in finding.message


def test_a_hidden_sheet_without_a_unit_is_named_not_read(read, catalog, tmp_path):
    """Forms with a sheet per centre: the hidden sheet's unit is compared only when it has one."""
    _folder, form = find_form(catalog, "gz2017.tracking")
    headers = [column.label for column in form.columns]
    book = openpyxl.Workbook()
    for name, unit in (("市本级", "填报单位：遵义市"), ("旧", None)):
        page = book.create_sheet(name)
        page.append(["2017年第二季度省级重大活动签约项目跟踪服务情况表"])
        page.append([unit])
        page.append(headers)
        page.append([1, "酒博会", f"{name}项目", "遵义市"])
    book["旧"].sheet_state = "hidden"
    del book["Sheet"]
    book.save(tmp_path / "跟踪.xlsx")
    outcome = read(tmp_path / "跟踪.xlsx")
    finding = found(outcome, "hidden_sheet")[0]
    assert (finding.sheet, finding.cell, finding.severity) == ("旧", "A1", "warning")
    assert "没有写明" in finding.message
    assert {sheet for sheet, _row, _centre in outcome.submissions[0].records} == {"市本级"}
