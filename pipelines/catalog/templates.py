"""Blank forms (.xlsx), made from the same definition that reads them back.

Belongs here: which sheets a blank form has, for whom and for when. Does not belong here:
drawing (`template_sheet.py`, `template_guidance.py`), whether there is such a blank form at
all (`template_request.py`), and filled forms (`publications/`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from pipelines.catalog.calendar import HolidaysUnknown, due_dates
from pipelines.catalog.model.folder import Catalog
from pipelines.catalog.model.forms import Column, Form
from pipelines.catalog.model.places import OrgUnit
from pipelines.catalog.places import Places
from pipelines.catalog.template_choices import Choices
from pipelines.catalog.template_guidance import SHEET_NAME, draw_guidance
from pipelines.catalog.template_request import TemplateError, TemplateRequest, checked_request
from pipelines.catalog.template_sheet import draw_form
from pipelines.catalog.unit_files import PSEUDO_COUNTY

__all__ = ["TemplateError", "write_requested", "write_template"]


def write_template(
    catalog: Catalog, form_ref: str, unit_code: str, period: str, path: Path
) -> None:
    """Write the blank form of a unit and period to `path` (its folder is made).

    `period` may be '' for forms that are snapshots. Raises TemplateError or
    `lookup.NotFound` when form, unit and period do not go together.
    """
    places = Places(catalog)
    request = checked_request(catalog, places, form_ref, unit_code, period)
    write_requested(catalog, places, request, path)


def write_requested(catalog: Catalog, places: Places, request: TemplateRequest, path: Path) -> None:
    """Write a blank form that was found to exist."""
    form, unit = request.form, request.unit
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    guidance = workbook.create_sheet(SHEET_NAME)
    names = _unit_names(form, unit, places, request.day)
    choices = Choices(guidance, form, request.folder, names)
    draw_guidance(guidance, form, _facts(catalog, request))
    label = request.period.label_zh if request.period else ""
    title = f"{form.title}（{label}）" if label else form.title
    for name, centre in _centres(form, unit, places, request.day):
        draw_form(workbook.create_sheet(name), form, title, centre, choices)
    workbook.move_sheet(guidance, offset=len(workbook.worksheets) - 1)
    workbook.active = 0
    guidance.sheet_view.tabSelected = False
    path.parent.mkdir(parents=True, exist_ok=True)
    workbook.save(path)


def _facts(catalog: Catalog, request: TemplateRequest) -> Iterator[str]:
    """For whom, for when, due by when, and the document that asks for it."""
    regime, period = request.folder.regime, request.period
    if period is not None:
        yield f"填报单位：{request.unit.name}　　报告期：{period.label_zh}"
        due_on = _due_on(catalog, request)
        if due_on is not None:
            receiver = f"，报{regime.receiver}" if regime.receiver else ""
            day = f"{due_on.year}年{due_on.month}月{due_on.day}日"
            yield f"报送截止：{day}（含当日）{receiver}"
    if regime.document_number:
        yield f"依据：《{regime.title}》（{regime.document_number}），条款见末栏"


def _due_on(catalog: Catalog, request: TemplateRequest) -> date | None:
    assert request.period is not None
    year = request.period.start.year
    try:
        dues = due_dates(
            catalog, request.folder.regime.id, date(year, 1, 1), date(year, 12, 31)
        )  # fmt: skip
    except HolidaysUnknown:
        return None  # no deadline is better than a wrong one
    found = (d for d in dues if (d.form, d.period) == (request.form.id, request.period.id))
    return next((due.due_on for due in found), None)


def _centres(form: Form, unit: OrgUnit, places: Places, day: date) -> list[tuple[str, str]]:
    """(sheet name, 填报单位) of each sheet."""
    if not form.sheet_per_centre or unit.level != "city":
        return [
            (unit.name if form.sheet_per_centre else (form.number or form.title)[:31], unit.name)
        ]
    counties = places.below(unit.code, "county", day)
    return [
        (PSEUDO_COUNTY, unit.name) if county.kind == PSEUDO_COUNTY else (county.name, county.name)
        for county in counties
    ]


def _unit_names(form: Form, unit: OrgUnit, places: Places, day: date) -> dict[str, tuple[str, ...]]:
    """What the drop-down of each unit column offers."""
    counties = tuple(county.name for county in places.below(unit.code, "county", day))
    cities = tuple(city.name for city in places.below(unit.code, "city", day))

    def offered(column: Column) -> tuple[str, ...]:
        if unit.level != "province":
            return (*counties, "合计") if form.total_rows == "data" else counties
        has_city_column = sum(c.type == "unit" for c in form.columns) > 1
        if column.element != form.county_element:
            return cities
        return counties if has_city_column else (*cities, *counties)

    return {c.element: offered(c) for c in form.columns if c.type == "unit"}
