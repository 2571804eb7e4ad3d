"""Builders of small returns, as offices would send them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipelines.catalog.loader import load_catalog
from pipelines.catalog.lookup import find_form
from pipelines.catalog.model.folder import Catalog
from pipelines.intake.desk import Desk
from pipelines.intake.limits import Limits
from pipelines.intake.outcome import FileOutcome, Finding
from pipelines.intake.process import read_file

RECEIVED = datetime(2017, 4, 20, 9, 30)
LEDGER_TITLE = "2017年4月贵州省招商引资项目代办服务台账"


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_catalog()


@pytest.fixture(scope="session")
def desk(catalog: Catalog) -> Desk:
    return Desk.of(catalog)


@pytest.fixture
def read(desk: Desk) -> Callable[..., FileOutcome]:
    def read_one(path: Path, received_at: datetime = RECEIVED, name: str = "") -> FileOutcome:
        return read_file(desk, name or path.name, path, received_at, Limits())

    return read_one


@pytest.fixture
def ledger(catalog: Catalog, tmp_path: Path) -> Callable[..., Path]:
    """A ledger whose title stands in A1, headers in row 4, data from row 5.

    Columns in the form's order: A 序号, B 县, C 项目名称, G 合同投资额, J 签约时间, M 代办事项,
    N 申办时间, O 办结时间, P 走访, Q 电话.
    """
    _folder, form = find_form(catalog, "gz2017.ledger")
    elements = [column.element for column in form.columns]

    def build(
        *rows: dict[str, Any],
        title: str = LEDGER_TITLE,
        unit: str = "填报单位：遵义市投资促进局",
        line: str = "",
        name: str = "book.xlsx",
        without: tuple[str, ...] = (),
        labels: dict[str, str] | None = None,
        edit: Callable[[Any], None] | None = None,
        sheet: str = "Sheet1",
    ) -> Path:
        book = openpyxl.Workbook()
        page = book.active
        assert page is not None
        page.title = sheet
        page["A1"], page["A2"], page["A3"] = title or None, unit or None, line or None
        kept = [element for element in elements if element not in without]
        by_element = {column.element: column.label for column in form.columns}
        for j, element in enumerate(kept, 1):
            page.cell(4, j, (labels or {}).get(element, by_element[element]))
        for i, row in enumerate(rows, 5):
            for element, value in row.items():
                page.cell(i, kept.index(element) + 1, value)
        if edit is not None:
            edit(page)
        path = tmp_path / name
        book.save(path)
        return path

    return build


def matter(**changes: Any) -> dict[str, Any]:
    """A row without any fault."""
    row = {
        "seq": 1,
        "county": "播州区",
        "project_name": "辣椒深加工项目",
        "amount": 5000,
        "matter": "环评批复",
        "filed_on": "04.06",
        "closed_on": "04.10",
    }
    return {key: value for key, value in {**row, **changes}.items() if value is not None}


def found(outcome: FileOutcome, rule: str) -> list[Finding]:
    return [finding for finding in outcome.all_findings() if finding.rule == rule]


def values(outcome: FileOutcome, element: str) -> list[tuple[str, str | None, str]]:
    """(cell, value, state) of one element of the first submission."""
    return [
        (cell, value, state)
        for _sheet, _row, name, cell, _text, value, state in outcome.submissions[0].cells
        if name == element
    ]
