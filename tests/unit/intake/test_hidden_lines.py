"""What an office hid, and what the fast reader hides, is known to the reader."""

from __future__ import annotations

import time

import openpyxl

from pipelines.intake.limits import Limits
from pipelines.intake.read import read_sheets
from pipelines.intake.xlsx_cells import hidden_cells


def test_hidden_rows_and_columns_of_an_xlsx(tmp_path):
    book = openpyxl.Workbook()
    page = book.active
    for row in range(3, 8):
        page.cell(row, 2, row)
        page.cell(row, 4, "x")
    page.row_dimensions[5].hidden = True
    page.column_dimensions["D"].hidden = True
    book.save(tmp_path / "t.xlsx")
    (sheet,) = read_sheets(tmp_path / "t.xlsx", Limits())
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({4}, {3})
    assert sheet.value(4, 1) == 5


def test_many_formulas_cost_no_more_than_reading() -> None:
    """60,000 formulas, the last without a result: linear work, found at its cell."""
    cells = "".join(
        f'<row r="{n}"><c r="A{n}"><f>1+1</f><v>2</v></c></row>' for n in range(1, 60_001)
    )
    last = '<row r="60001"><c r="A60001"><f>B1</f></c></row>'
    content = f"<worksheet><sheetData>{cells}{last}</sheetData></worksheet>".encode()
    began = time.perf_counter()
    assert hidden_cells(content) == {(60_000, 0): "=B1"}
    assert time.perf_counter() - began < 5


def test_cells_without_an_address_stand_where_they_follow() -> None:
    content = (
        b"<worksheet><sheetData><row><c><v>1</v></c></row>"
        b'<row><c/><c t="e"><v>#N/A</v></c></row></sheetData></worksheet>'
    )
    assert hidden_cells(content) == {(1, 1): "#N/A"}
