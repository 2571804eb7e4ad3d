"""Rows and columns that an office hid are known to the reader, in every format."""

from __future__ import annotations

import openpyxl

from pipelines.intake.limits import Limits
from pipelines.intake.read import read_sheets


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
