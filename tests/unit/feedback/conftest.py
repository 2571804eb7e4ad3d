"""A ledger with many kinds of mistakes, in an office's own formatting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from pipelines.catalog.loader import load_catalog
from pipelines.catalog.lookup import find_form
from pipelines.catalog.model.folder import Catalog
from pipelines.feedback.options import CELLS_PER_RULE, AnswerOptions
from pipelines.feedback.plan import plan_for
from pipelines.feedback.return_workbook import annotated_copy
from pipelines.intake.desk import Desk
from pipelines.intake.limits import Limits
from pipelines.intake.outcome import FileOutcome
from pipelines.intake.process import read_file

DAY = date(2017, 4, 20)
ELEMENTS = {"seq": "A", "county": "B", "project_name": "C", "amount": "G", "matter": "M",
            "filed_on": "N", "closed_on": "O", "visits": "P"}  # fmt: skip
GOOD: dict[str, Any] = {
    "county": "红花岗区", "amount": 5000, "matter": "环评批复", "filed_on": "04.06",
}  # fmt: skip


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_catalog()


@pytest.fixture(scope="session")
def desk(catalog: Catalog) -> Desk:
    return Desk.of(catalog)


@pytest.fixture
def read(desk: Desk) -> Callable[[Path], FileOutcome]:
    return lambda path: read_file(
        desk, path.name, path, datetime(DAY.year, DAY.month, DAY.day), Limits()
    )


@pytest.fixture
def ledger(catalog: Catalog, tmp_path: Path) -> Callable[..., Path]:
    """Title in A1, headers in row 3, rows numbered from 1 in row 4 on."""
    columns = find_form(catalog, "gz2017.ledger")[1].columns

    def build(*rows: dict[str, Any], name: str = "台账.xlsx", edit: Any = None) -> Path:
        book = openpyxl.Workbook()
        page = book.worksheets[0]
        page.title = "台账"
        page["A1"] = "2017年4月贵州省招商引资项目代办服务台账"
        page["A1"].font = Font(name="黑体", size=18)
        page["A2"] = "填报单位：遵义市投资促进局"
        page.merge_cells("A1:S1")
        for index, column in enumerate(columns, 1):
            cell = page.cell(3, index, column.label)
            cell.font = Font(bold=True)
            cell.fill = PatternFill("solid", start_color="DDEBF7")
            page.column_dimensions[cell.column_letter].width = column.width
        for number, row in enumerate(rows, 1):
            values = {"seq": number, "project_name": f"项目{number}", **GOOD, **row}
            for element, value in values.items():
                page[f"{ELEMENTS[element]}{number + 3}"] = value
        if edit is not None:
            edit(page)
        path = tmp_path / name
        book.save(path)
        return path

    return build


@pytest.fixture
def wrong(ledger: Callable[..., Path]) -> Path:
    """C5 blank name; O6 closed before filed; P7 unreadable; B8 unknown county; G9… no amount."""

    def edit(page: Any) -> None:
        page["O6"].comment = Comment("经办：小李", "小李")
        page["C6"].font = Font(name="楷体", italic=True, color="0000FF")
        page["G4"] = "=2500*2"
        page["S4"] = "=A"
        page["S4"].data_type = "s"

    rows = [
        {},
        {"project_name": None},
        {"closed_on": "04.01"},
        {"visits": "若干"},
        {"county": "不知道县"},
        *[{"amount": None}] * 20,
        {},
        {"amount": None},
    ]
    return ledger(*rows, edit=edit)


@pytest.fixture
def answered(
    catalog: Catalog, read: Callable[[Path], FileOutcome], tmp_path: Path
) -> Callable[..., Any]:
    """The annotated copy of a file, loaded again."""

    def answer(path: Path, limit: int = CELLS_PER_RULE) -> Any:
        plan = plan_for(catalog, read(path), path.name, DAY, AnswerOptions(limit))
        target = tmp_path / "answer.xlsx"
        target.write_bytes(annotated_copy(path, plan, Limits()))
        return openpyxl.load_workbook(target, rich_text=True)

    return answer
