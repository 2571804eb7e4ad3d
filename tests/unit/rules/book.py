"""A return of any form, cell by cell as a test wants it, and what the reader says of it.

Belongs here: writing the workbook and knowing its addresses from the writing alone. Does not
belong here: any expectation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from pipelines.catalog.loader import load_catalog
from pipelines.catalog.lookup import find_form
from pipelines.catalog.model.folder import Catalog, RegimeFolder
from pipelines.catalog.model.forms import Column, Form
from pipelines.intake.desk import Desk
from pipelines.intake.limits import Limits
from pipelines.intake.outcome import FileOutcome, Finding
from pipelines.intake.process import read_file

RECEIVED = datetime(2017, 3, 22, 9, 30)
WHEN = {
    "month": "{}年3月", "quarter": "{}年第一季度", "once": "{}年", "year": "{}年", "half_month": "{}年3月下半月",
}  # fmt: skip
FIRST_ROW = 5  # title, unit, two header rows

GOOD: dict[str, Any] = {
    "unit": "播州区", "date": "2017-03-10", "month_day": "03.06", "year_month": "2016.09",
    "date_time": "2017-03-10 09:15", "integer": 1, "number": 1.5, "amount": 5000, "percent": "95%", "yes_no": "否", "yes_blank": "是", "text": "某某",
}  # fmt: skip
UNITS = {
    "gz2021": "播州区", "guiyang2019": "南明区", "dayao2023": "大姚县林业和草原局", "pingyang2018": "鳌江镇",
}  # fmt: skip
SENDERS = {"guiyang2019": "南明区", "dayao2023": "大姚县林业和草原局"}
# Where the columns of a form depend on each other.
TOGETHER: dict[str, dict[str, Any]] = {
    "ledger": {"closed_on": "03.10", "project_name": "辣椒深加工项目"},
    "tracking": {
        "p_preparing": "√", "p_building": None, "p_producing": None, "p_full": None,
        "visits": 2, "city_visits": 1, "county_visits": 1, "event": "酒博会",
    },
    "tracking_summary": {"signed_projects": 4},
    "problems": {"raised_on": "2017-03-01", "rung": "县分管领导"},
    "projects": {"city": "遵义市"},
    "signed_projects": {"city": "遵义市"},
    "cases": {"owner_rating": "满意", "agent_rating": "满意"},
    "link_reviews": {"city": "遵义市"},
}  # fmt: skip


def all_forms() -> Catalog:
    """The real policies, and the trial one with column types that none of them uses."""
    return load_catalog([Path(__file__).with_name("trial")])


@dataclass(frozen=True)
class Sent:
    """What was written, and what the reader made of it."""

    outcome: FileOutcome
    letters: Mapping[str, str]  # element -> column letter
    sheet: str

    def at(self, element: str, row: int = 0) -> str:
        """The address of an element in the n-th data row."""
        return f"{self.letters[element]}{FIRST_ROW + row}"

    def of(self, rule: str) -> list[Finding]:
        return [finding for finding in self.outcome.all_findings() if finding.rule == rule]

    def values(self, element: str) -> dict[str, str | None]:
        """Landed canonical values by address."""
        return {
            cell: value
            for submission in self.outcome.submissions
            for _, _, name, cell, _, value, _ in submission.cells
            if name == element
        }


def year_of(folder: RegimeFolder) -> int:
    """A year in which the policy is in force: it reads nothing before its time."""
    return max(RECEIVED.year, folder.regime.valid_from.year)


def good_row(form: Form, seq: int = 1, folder: RegimeFolder | None = None) -> dict[str, Any]:
    """A row without any fault, in a year of the policy and of its own units."""
    row = {column.element: _good(column) for column in form.columns}
    if folder is not None and folder.regime.id in UNITS:
        own, old, new = UNITS[folder.regime.id], str(RECEIVED.year), str(year_of(folder))
        for column in form.columns:
            value = row[column.element]
            if column.type == "unit":
                row[column.element] = own
            elif column.type in ("date", "date_time"):
                row[column.element] = str(value).replace(old, new)
    return {**row, **({"seq": seq} if "seq" in row else {}), **TOGETHER.get(form.id, {})}


def send(
    catalog: Catalog,
    at: Path,
    name: str,
    rows: Sequence[Mapping[str, Any]],
    received_at: datetime = RECEIVED,
    formats: Mapping[str, str] | None = None,
) -> Sent:
    """Write one sheet of form `name` (regime.form), a good row per entry but for what it changes."""
    folder, form = find_form(catalog, name)
    year = year_of(folder)
    received_at = received_at.replace(year=max(year, received_at.year))
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "表"
    page["A1"] = f"{WHEN.get(form.period_kind, '').format(year)}{form.title}"
    page["A2"] = (
        f"填报单位：{SENDERS.get(folder.regime.id, '遵义市')}"
        if form.submitted_by == "unit"
        else None
    )
    letters: dict[str, str] = {}
    for j, column in enumerate(form.columns, 1):
        letters[column.element] = get_column_letter(j)
        page.cell(3, j, column.group[0] if column.group else column.label)
        page.cell(4, j, column.label if column.group else None)
    for i, changes in enumerate(rows):
        for element, value in {**good_row(form, i + 1, folder), **changes}.items():
            if element in letters:
                cell = page[f"{letters[element]}{FIRST_ROW + i}"]
                cell.value = value
                cell.number_format = (formats or {}).get(element, cell.number_format)
    path = at / "book.xlsx"
    book.save(path)
    desk = Desk.of(catalog)
    return Sent(read_file(desk, path.name, path, received_at, Limits()), letters, page.title)


def _good(column: Column) -> Any:
    return column.values[0] if column.type == "enum" else GOOD.get(column.type)
