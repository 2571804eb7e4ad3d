"""Formulas of an .xls that nobody computed are named; empty texts as results are blank."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
import xlwt

from pipelines.intake.account import account_of
from pipelines.intake.limits import Limits
from pipelines.intake.process import read_file
from pipelines.intake.read import read_sheets
from pipelines.intake.sheet import Formula
from pipelines.intake.xls_formulas import gives_no_text, records_of_formulas

from .conftest import LEDGER_TITLE, RECEIVED, found, values

HEADERS = ["县", "项目名称", "申办事项", "申办时间", "办结时间", "合同投资额"]
EMPTY = struct.pack("<Q", 0xFFFF000000000003)  # how the library stores every formula's result
MAYBE = 'IF(B1="","",B1)'


def xls(path: Path, *rows: list[object], computed: int = 0) -> Path:
    """`=…` texts become formulas without a result; the first `computed` of them get one, 2."""
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("台账")
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            formula = isinstance(value, str) and value.startswith("=")
            page.write(i, j, xlwt.Formula(value[1:]) if formula else value)
    book.save(str(path))
    content = path.read_bytes()
    path.write_bytes(content.replace(EMPTY, struct.pack("<d", 2.0), computed))
    return path


def test_a_formula_without_a_result_in_a_return(desk, tmp_path):
    rest = ["环评批复", "04.06", "04.10"]
    path = xls(
        tmp_path / "t.xls",
        [LEDGER_TITLE],
        ["填报单位：遵义市投资促进局"],
        HEADERS,
        ["播州区", "甲", *rest, "=1+1"],
        ["播州区", "乙", *rest, "=SUM(A1:A2)"],
        ["播州区", "丙", *rest, 3],
        computed=1,
    )
    outcome = read_file(desk, "t.xls", path, RECEIVED, Limits())
    assert values(outcome, "amount") == [
        ("F4", "2", "value"),
        ("F5", None, "unreadable"),
        ("F6", "3", "value"),
    ]
    (lost,) = found(outcome, "formula_without_value")
    assert (lost.cell, lost.value) == ("F5", "=SUM(A1:A2)")
    assert "“=SUM(A1:A2)”，没有计算结果" in lost.message
    (account,) = account_of(desk, path, outcome, Limits())
    assert account.cells == 26
    assert account.unaccounted == ()


@pytest.mark.parametrize(
    ("row", "computed", "named"),
    [
        (["x", f"={MAYBE}"], 0, []),  # an empty text may well be the result
        (["x", "=1+1", f"={MAYBE}"], 0, [1, 2]),  # the program computes nothing
        (["x", "=1+1", f"={MAYBE}"], 1, []),  # it does compute
        (["x", "=1+1", f"={MAYBE}", "=2*3"], 1, [3]),
        (["x", "=1+1"], 1, []),
    ],
)
def test_which_formulas_are_taken_for_not_computed(tmp_path, row, computed, named):
    (sheet,) = read_sheets(xls(tmp_path / "t.xls", row, computed=computed), Limits())
    cells = {cell.column: cell.value for cell in sheet.cells() if isinstance(cell.value, Formula)}
    assert sorted(cells) == named
    assert all(str(value) == row[column] for column, value in cells.items())


@pytest.mark.parametrize(
    ("formula", "certain"),
    [
        ("SUM(A1:A3)", True), ("(A1+B1)", True), ("-A1", True), ("A1*50%", True),
        ('A1&"x"="y"', True), ("ROUND(A1,2)", True), ("SUM(A1)/SUM(B1)", True),
        ("A1", False), ("+A1", False), ('A1&"x"', False), (MAYBE, False),
        ('IF(A1>0,A1+1,"")', False), ("(A1)", False), ("SUM(A1)&SUM(B1)", False), ("?", False),
        ("SUM(A1", False), ("#BAD", False), ("[", False), ("", False),
    ],
)  # fmt: skip
def test_what_never_gives_a_text(formula, certain):
    assert gives_no_text(formula) is certain


def test_records_that_end_too_early_are_passed_over():
    """A sheet cut off anywhere, or a size that points beyond the end: no formula, no crash."""
    record = struct.pack("<HH", 0x0006, 22) + bytes(22)
    sheet = struct.pack("<HH", 0x0809, 0) + record * 2 + struct.pack("<HH", 0x000A, 0)
    assert len(list(records_of_formulas(sheet, 0))) == 2
    assert len(list(records_of_formulas(sheet + record, 0))) == 2  # after the sheet's end
    for end in range(len(sheet)):
        bodies = list(records_of_formulas(sheet[:end], 0))
        assert [len(body) for body in bodies] == [22] * ((end - 4) // 26 if end > 4 else 0)
