"""File formats, wrong extensions, refusals: each with its own sentence."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import xlwt

from pipelines.intake.check import check_file
from pipelines.intake.isolate import Job, read_all
from pipelines.intake.limits import Limits

from .conftest import RECEIVED, found, matter, values

PLATFORM = (
    "# 模拟数据，仅供演示\n"
    "项目编码,项目名称,市州,县,投资来源,合同投资额(万元),录入日期\n"
    'P1,甲项目,遵义市,播州区,省外境内,"1,234",2017-03-31 10:20\n'
    "P2,乙项目,贵安新区,,境外,3000,20170401\n"
    "P3,丙项目,贵阳市,播州区,境外,3000,2017/4/1\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_a_csv_is_read_in_each_encoding(read, tmp_path, encoding):
    path = tmp_path / "清单.csv"
    path.write_bytes(PLATFORM.encode(encoding))
    outcome = read(path, datetime(2017, 4, 3))
    submission = outcome.submissions[0]
    assert (submission.form, submission.unit_code, submission.period) == ("projects", "520000", "")
    assert submission.is_simulated
    assert values(outcome, "county")[:2] == [
        ("D3", "520304", "value"),
        ("D4", "52GA00BJ", "inherited"),
    ]
    assert values(outcome, "amount")[0] == ("F3", "1234", "value")
    assert [value for _, value, _ in values(outcome, "entered_on")] == [
        "2017-03-31",
        "2017-04-01",
        "2017-04-01",
    ]
    assert [(f.cell, f.row_number) for f in found(outcome, "foreign_unit")] == [("D5", 5)]


def test_an_old_xls_with_merged_cells_is_read(read, tmp_path):
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("台账")
    sheet.write(0, 0, "2017年4月代办服务台账")
    sheet.write(1, 0, "填报单位：遵义市")
    for j, label in enumerate(["县区", "项目名称", "申办事项", "申办日期", "办结日期"]):
        sheet.write(2, j, label)
    sheet.write_merge(3, 4, 0, 0, "播州区")
    for i in (3, 4):
        for j, value in enumerate([f"项目{i}", "环评", "04.01"], 1):
            sheet.write(i, j, value)
    book.save(str(tmp_path / "old.xls"))
    outcome = read(tmp_path / "old.xls")
    assert values(outcome, "county") == [("A4", "520304", "value")] * 2


def test_a_workbook_under_a_wrong_extension_is_read_by_its_content(read, ledger):
    path = ledger(matter())
    renamed = path.rename(path.with_suffix(".xls"))
    assert read(renamed).outcome == "read"


@pytest.mark.parametrize(
    ("content", "state", "words"),
    [
        (b"", "rejected", "0 字节"),
        (b"<html><table></table></html>", "unsupported", "网页"),
        (b"%PDF-1.7", "unsupported", "PDF"),
        (b"PK\x03\x04rest", "rejected", "已损坏"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "rejected",
            "密码",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "rejected", "另存为"),
    ],
)
def test_refusals_say_what_to_do(catalog, tmp_path, content, state, words):
    path = tmp_path / "book.xls"
    path.write_bytes(content)
    ((_, outcome),) = read_all(catalog, [Job("book.xls", path, RECEIVED)], Limits())
    assert (outcome.outcome, len(outcome.findings)) == (state, 1)
    assert words in outcome.reason


def test_headers_two_deep_with_groups(read, tmp_path):
    book = openpyxl.Workbook()
    page = book.active
    page.title = "播州区"
    page["C2"] = "2017年第二季度省级重大活动签约项目跟踪服务情况表"
    page["C3"] = "填报单位：遵义市播州区投资促进局"
    top = [
        "序号",
        "项目名称",
        "项目所在地",
        "项目进展情况",
        "",
        "",
        "",
        "是否跟踪服务",
        "走访服务次数",
        "电话服务次数",
        "是否代办",
    ]
    for j, label in enumerate(top, 3):
        page.cell(4, j, label)
        if j not in range(6, 10):
            page.merge_cells(start_row=4, end_row=5, start_column=j, end_column=j)
    page.merge_cells("F4:I4")
    for j, label in enumerate(["前期准备", "开工、在建", "投产", "达产"], 6):
        page.cell(5, j, label)
    for j, value in enumerate([1, "甲", None, None, "√", None, None, "否", 2, None, None], 3):
        page.cell(6, j, value)
    for j, value in enumerate([2, "乙", "播州区", "√", 1, None, None, "是"], 3):
        page.cell(7, j, value)
    book.save(tmp_path / "t.xlsx")
    outcome = read(tmp_path / "t.xlsx")
    submission = outcome.submissions[0]
    assert (submission.form, submission.unit_code, submission.period) == (
        "tracking",
        "520300",
        "2017-Q2",
    )
    assert submission.records[0] == ("播州区", 6, "520304")
    assert values(outcome, "p_building")[0] == ("G6", "是", "value")
    assert values(outcome, "county")[0] == ("E6", "520304", "inherited")
    assert [f.cell for f in found(outcome, "no_instead_of_blank")] == ["J6"]
    assert [f.cell for f in found(outcome, "tracking_service_implies_tracked")] == ["J6"]
    two = found(outcome, "tracking_one_progress")[0]
    assert (two.cell, two.row_number) == ("G7", 7)
    assert "勾选了 2 栏" in two.message


def test_a_crash_or_a_hang_costs_only_that_file(catalog, ledger):
    good = ledger(matter())
    jobs = [Job(f"{i}.xlsx", good, RECEIVED) for i in range(3)]
    slow = Limits(seconds=0.0, workers=1)
    outcomes = dict(read_all(catalog, jobs[:1], slow))
    assert "超过 0 秒" in outcomes[0].reason
    small = Limits(memory_bytes=30 * 1024 * 1024, workers=1)
    outcomes = dict(read_all(catalog, jobs[:2], small))
    assert all(outcome.outcome == "rejected" for outcome in outcomes.values())
    assert all(outcome.outcome == "read" for _, outcome in read_all(catalog, jobs, Limits()))


def test_too_many_cells_are_refused(ledger, desk):
    from pipelines.intake.process import read_file

    outcome = read_file(desk, "a.xlsx", ledger(matter()), RECEIVED, Limits(cells=20))
    assert "超过 20 个单元格" in outcome.reason


def test_check_answers_for_anything(catalog, tmp_path):
    fifo = tmp_path / "pipe.xlsx"
    os.mkfifo(fifo)
    (tmp_path / "note.txt").write_text("x")
    for path, words in [
        (tmp_path / "none.xlsx", "找不到文件"),
        (tmp_path, "文件夹"),
        (fifo, "管道"),
        (tmp_path / "note.txt", "不支持的文件类型“.txt”"),
    ]:
        (finding,) = check_file(catalog, path, RECEIVED, Limits())
        assert finding.severity == "fatal"
        assert words in finding.message


@pytest.mark.skipif("DAIBAN_CORPUS_DIR" not in os.environ, reason="no corpus of odd files")
def test_foreign_workbooks_are_never_taken_for_returns(catalog):
    folder = Path(os.environ["DAIBAN_CORPUS_DIR"])
    files = sorted(
        p
        for p in folder.rglob("*")
        if p.suffix in {".xlsx", ".xls", ".xlsb", ".ods", ".csv", ".xlsm"}
    )
    jobs = [Job(path.name, path, RECEIVED) for path in files]
    for _, outcome in read_all(catalog, jobs, Limits()):
        assert outcome.outcome in ("rejected", "unsupported"), outcome.file
        assert outcome.reason
