"""A fixed handful of disfigured returns; ten thousand are `make mutations`."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from pipelines.catalog.loader import load_catalog
from pipelines.intake.areas import filled_cells
from pipelines.intake.limits import Limits
from pipelines.intake.outcome import FileOutcome, SheetAccount
from pipelines.intake.process import sheets_of
from tests.mutations.count import filled_cells_of
from tests.mutations.run import APART, faults, run, sources, total, unseen


def test_disfigured_returns_neither_crash_nor_lose_a_cell() -> None:
    counted, wrong = run(load_catalog(), count=150, first=1, keep=None)
    assert wrong == []
    assert total(counted) == 150
    assert counted[APART] > 30, "too few could be counted without the reader"
    assert counted["read"] > 30, "too few were still returns: the property was hardly tried"


def test_a_lost_cell_would_be_seen() -> None:
    """The judge itself: a reading that drops a cell is a fault."""
    outcome = FileOutcome("x.xlsx")
    outcome.account = [SheetAccount("x.xlsx", "表", 2, 1, {}, 0, ("B7",))]
    assert list(faults(outcome)) == ["lost on 表: B7"]


def test_every_format_of_the_sample_is_tried() -> None:
    assert {path.suffix for path in sources()} == {".xlsx", ".xls", ".csv"}


def test_a_cell_that_the_reader_does_not_see_would_be_seen(tmp_path: Path) -> None:
    """The account is only as good as the reader: the count must not depend on it."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page["B2"], page["C9"], page["D1"], page["E1"], page["F1"] = "项目", 0, " ", "=1+1", "#REF!"
    book.create_sheet("二")["A1"] = True
    book.save(tmp_path / "x.xlsx")
    assert filled_cells_of(tmp_path / "x.xlsx") == 5
    outcome = FileOutcome("x.xlsx")
    outcome.account = [SheetAccount("x.xlsx", "表", 4, 4, {}, 0, ())]
    assert list(unseen(outcome, 5)) == ["5 cells are filled, the reading saw 4"]
    assert list(unseen(outcome, 4)) == []


def test_the_count_agrees_with_the_reading_of_valid_returns() -> None:
    """Both ways: a count that is too low would never find anything."""
    for path in sources():
        there = filled_cells_of(path)
        if there is not None:
            sheets = sheets_of(path, Limits())
            assert sum(len(list(filled_cells(sheet))) for sheet in sheets) == there, path.name
