"""The workbook in which a person decides what uncertain project names mean (项目名称核对表).

Belongs here: filling the blank form with the open candidates. Does not belong here: the form itself
(`regimes/platform/forms/link_reviews.yml`), which names are open (the marts), reading the decisions
(intake, like any other return).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.catalog.lookup import LINK_REVIEW, find_form
from pipelines.catalog.model.folder import Catalog
from pipelines.catalog.model.forms import Form
from pipelines.catalog.names import header_key
from pipelines.catalog.templates import write_template

REASONS = {"similar": "名称相近", "ambiguous": "有同名项目", "other_county": "同名，在另一个县"}
SIMULATED = "模拟数据，不是真实项目"
OWN_COUNTY = "市本级"


def write_link_review(
    catalog: Catalog, candidates: Sequence[Mapping[str, object]], path: Path, is_simulated: bool
) -> None:
    """One row per candidate: rows of `fct_link_candidates`. The verdict columns stay blank."""
    source = next(
        f.regime for f in catalog.regimes if any(form.id == LINK_REVIEW for form in f.forms)
    )
    reference = f"{source.id}.{LINK_REVIEW}"
    write_template(catalog, reference, source.root_unit, "", path)
    _, form = find_form(catalog, reference)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    first = _header_row(sheet, form) + 1
    for number, candidate in enumerate(candidates):
        cells = _cells(candidate, is_simulated)
        for place, column in enumerate(form.columns, start=1):
            if column.element in cells:
                cell = sheet.cell(first + number, place)
                cell.value = cells[column.element]
                if isinstance(cell.value, str):
                    cell.data_type = "s"  # a name that begins with = stays text
    book.save(path)


def _cells(candidate: Mapping[str, object], is_simulated: bool) -> dict[str, str | float]:
    own = candidate["county_kind"] == OWN_COUNTY
    return {
        "list": str(candidate["list_title"]),
        "form": str(candidate["form_title"]),
        "city": str(candidate["city_name"]),
        "county": OWN_COUNTY if own else str(candidate["county_name"]),
        "stated_name": str(candidate["stated_name"]),
        "project_code": str(candidate["project_code"]),
        "project_name": str(candidate["project_name"]),
        "score": round(float(str(candidate["score"])), 2),
        "reason": REASONS[str(candidate["reason"])],
        **({"remark": SIMULATED} if is_simulated else {}),
    }


def _header_row(sheet: Worksheet, form: Form) -> int:
    wanted = header_key(form.columns[0].label)
    labels = sheet.iter_rows(max_col=1, values_only=True)
    return next(
        row for row, (label,) in enumerate(labels, start=1) if header_key(str(label)) == wanted
    )
