"""Nothing is lost: every filled cell has landed, is a label, or stands in a finding."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.catalog.loader import load_catalog
from pipelines.catalog.lookup import find_form
from pipelines.catalog.model.folder import Catalog
from pipelines.intake.account import account_of
from pipelines.intake.limits import Limits
from pipelines.intake.outcome import SheetAccount
from pipelines.intake.process import Desk, read_file
from tests.unit.intake.conftest import RECEIVED

ROW = {"seq": 1, "county": "红花岗区", "project_name": "甲", "matter": "环评批复"} | {
    "filed_on": "04.06",
    "amount": 5000,
}


def accounts(desk: Desk, path: Path) -> dict[str, SheetAccount]:
    outcome = read_file(desk, path.name, path, RECEIVED, Limits())
    found = account_of(desk, path, outcome, Limits())
    for entry in found:
        parts = entry.landed + sum(entry.labels.values()) + entry.in_findings
        assert parts + len(entry.unaccounted) == entry.cells
    return {entry.sheet: entry for entry in found}


def test_each_kind_of_cell(desk: Desk, ledger: Callable[..., Path]) -> None:
    def edit(page: Any) -> None:
        page["A7"], page["G7"] = "合计", 5000
        page["A8"] = "填表人：某某"
        page["A9"] = "填表说明：按月填报"
        page["A6"] = 2

    account = accounts(desk, ledger(ROW, edit=edit))["Sheet1"]
    assert account.landed == 6
    assert account.labels == {
        "title": 2, "header": 20, "numbering": 1, "total": 2, "signature": 1, "note": 1
    }  # fmt: skip
    assert (account.in_findings, account.unaccounted) == (0, ())


def test_a_table_above_the_table_is_said(desk: Desk, ledger: Callable[..., Path]) -> None:
    """A title and a statement may stand there; whatever else does is named."""

    def edit(page: Any) -> None:
        for column, value in enumerate(["甲", 1, 2, 3], 2):
            page.cell(2, column, value)

    path = ledger(ROW, unit="", line="填报单位：遵义市投资促进局", edit=edit)
    outcome = read_file(desk, path.name, path, RECEIVED, Limits())
    finding = next(f for f in outcome.all_findings() if f.rule == "content_above_table")
    assert (finding.cell, finding.severity) == ("B2", "warning")
    assert "第2行内容没有读取" in finding.message
    assert accounts(desk, path)["Sheet1"].in_findings == 4
    path = ledger(ROW, edit=lambda page: page.cell(2, 4, "单位：万元"))
    outcome = read_file(desk, path.name, path, RECEIVED, Limits())
    assert not [f for f in outcome.all_findings() if f.rule == "content_above_table"]


def test_sheets_beside_the_form(desk: Desk, ledger: Callable[..., Path]) -> None:
    def edit(page: Any) -> None:
        for name, state in (("填表说明", "visible"), ("草稿", "visible"), ("藏", "hidden")):
            other = page.parent.create_sheet(name)
            other["B2"], other["C2"], other.sheet_state = "一", "二", state
        page.parent.create_sheet("情况说明").append(["某项目", 3000])

    found = accounts(desk, ledger(ROW, edit=edit))
    assert found["填表说明"].labels == {"guidance": 2}
    assert found["草稿"].in_findings == 2
    assert found["藏"].in_findings == 2
    assert found["情况说明"].in_findings == 2  # numbers are no instructions


def test_a_rejected_return_stands_in_its_finding(desk: Desk, ledger: Callable[..., Path]) -> None:
    account = accounts(desk, ledger(ROW, unit="填报单位：无此单位"))["Sheet1"]
    assert account.landed == 0
    assert account.in_findings == account.cells == 28
    assert account.unaccounted == ()


def test_a_lost_cell_is_named(desk: Desk, ledger: Callable[..., Path]) -> None:
    path = ledger(ROW)
    outcome = read_file(desk, path.name, path, RECEIVED, Limits())
    cells = outcome.submissions[0].cells
    cells[:] = [cell for cell in cells if cell[3] != "M5"]
    assert account_of(desk, path, outcome, Limits())[0].unaccounted == ("M5",)


# --- mutations ------------------------------------------------------------------------

TEXTS = st.sampled_from(
    ["", "甲", "合计", "小计", "备注：见附件", "审核人：", "=A1", "#REF!", "04.06", "2017.1", " ",
     "序号", "项目名称", "红花岗区", "０", "—", "1.2亿", "模拟数据", "2017年3月", "填报单位：贵阳市"]
)  # fmt: skip
VALUES = TEXTS | st.integers(-5, 3000) | st.floats(-1, 1e6) | st.booleans()
PLACES = st.tuples(st.integers(1, 14), st.integers(1, 22))
MUTATIONS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), PLACES, VALUES),
        st.tuples(st.just("rows"), st.integers(1, 10), st.integers(-2, 3)),
        st.tuples(st.just("columns"), st.integers(1, 18), st.integers(-2, 2)),
        st.tuples(st.just("merge"), PLACES, st.tuples(st.integers(0, 3), st.integers(0, 4))),
        st.tuples(st.just("swap"), st.integers(1, 10), st.integers(1, 10)),
        st.tuples(st.just("sheet"), st.booleans(), VALUES),
    ),
    max_size=12,
)


def mutate(page: Any, mutation: tuple[Any, ...]) -> None:
    kind, one, two = mutation
    if kind == "put":
        cell = page.cell(*one)
        if not isinstance(cell, openpyxl.cell.cell.MergedCell):
            cell.value = two
    elif kind == "rows":
        (page.insert_rows if two > 0 else page.delete_rows)(one, abs(two))
    elif kind == "columns":
        (page.insert_cols if two > 0 else page.delete_cols)(one, abs(two))
    elif kind == "merge" and two != (0, 0):
        page.merge_cells(None, one[0], one[1], one[0] + two[0], one[1] + two[1])
    elif kind == "swap":
        first, second = [[c.value for c in page[row]] for row in (one, two)]
        for row, values in ((one, second), (two, first)):
            for column, value in enumerate(values, 1):
                cell = page.cell(row, column)
                if not isinstance(cell, openpyxl.cell.cell.MergedCell):
                    cell.value = value
    elif kind == "sheet":
        other = page.parent.create_sheet()
        other["B3"] = two
        other.sheet_state = "hidden" if one else "visible"


def filled(book: Any) -> dict[str, int]:
    """Counted where they were written, before any reading."""
    return {
        page.title: count
        for page in book
        if (count := sum(bool(str(cell.value or "").strip()) or cell.value in (0, False)
                         for row in page.iter_rows() for cell in row
                         if cell.value is not None))
    }  # fmt: skip


@lru_cache(maxsize=1)
def everything() -> tuple[Catalog, Desk]:
    """No fixtures: a falsified example prints its arguments whole."""
    catalog = load_catalog()
    return catalog, Desk.of(catalog)


@pytest.mark.parametrize("form", ["ledger", "tracking", "tracking_summary", "problems"])
@settings(
    max_examples=int(os.environ.get("DAIBAN_EXAMPLES", "40")),
    deadline=None,
    derandomize="DAIBAN_EXAMPLES" not in os.environ,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(mutations=MUTATIONS, rows=st.integers(0, 5))
def test_nothing_is_lost_whatever_is_done_to_a_workbook(
    form: str,
    mutations: list[tuple[Any, ...]],
    rows: int,
    tmp_path: Path,
) -> None:
    catalog, desk = everything()
    definition = find_form(catalog, f"gz2017.{form}")[1]
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    period = "2017年第二季度" if definition.period_kind == "quarter" else "2017年4月"
    page["A1"] = f"{period}{definition.title}"
    page["A2"] = "填报单位：遵义市投资促进局"
    for column, entry in enumerate(definition.columns, 1):
        page.cell(4, column, entry.label)
        for row in range(rows):
            page.cell(5 + row, column, row + 1 if column == 1 else entry.example or None)
    for mutation in mutations:
        mutate(page, mutation)
    path = tmp_path / "mutated.xlsx"
    book.save(path)
    found = accounts(desk, path)
    assert {name: entry.cells for name, entry in found.items()} == filled(book)
    assert {name: entry.unaccounted for name, entry in found.items() if entry.unaccounted} == {}
