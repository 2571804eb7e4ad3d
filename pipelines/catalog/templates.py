"""Blank forms (.xlsx), made from the same definition that reads them back.

Belongs here: which sheets a blank form has, for whom and for when. Does not belong here:
drawing a sheet (`template_sheet.py`), and filled forms (`publications/`).
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl import Workbook

from pipelines.catalog.lookup import find_form, find_unit
from pipelines.catalog.model import Catalog, Column, Form, OrgUnit, RegimeFolder
from pipelines.catalog.periods import Period
from pipelines.catalog.places import Places
from pipelines.catalog.template_choices import Choices
from pipelines.catalog.template_sheet import draw_form, draw_guidance
from pipelines.catalog.unit_files import PSEUDO_COUNTY

_KIND_ZH = {
    "month": "月报，报告期如：2017-04",
    "quarter": "季报，报告期如：2017-Q2",
    "half_month": "半月报，报告期如：2019-04-A",
    "year": "年报，报告期如：2017",
    "once": "一次性报送，报告期如：2017",
}


class TemplateError(ValueError):
    """No such blank form can be made; the message says why, in Chinese."""


def write_template(
    catalog: Catalog, form_ref: str, unit_code: str, period: str, path: Path
) -> None:
    """Write the blank form of a unit and period to `path` (its folder is made).

    `period` may be '' for forms that are snapshots. Raises TemplateError or
    `lookup.NotFound` when form, unit and period do not go together.
    """
    folder, form = find_form(catalog, form_ref)
    unit = find_unit(catalog, unit_code)
    places = Places(catalog)
    parsed = _checked_period(form, period)
    day = parsed.end if parsed else folder.regime.valid_to or folder.regime.valid_from
    _check_unit(folder, unit, places, day)

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    guidance = workbook.create_sheet("填表说明")
    choices = Choices(guidance, form, folder, _unit_names(form, unit, places, day))
    draw_guidance(guidance, form)
    title = f"{form.title}（{parsed.label_zh}）" if parsed else form.title
    for name, centre in _centres(form, unit, places, day):
        draw_form(workbook.create_sheet(name), form, title, centre, choices)
    workbook.move_sheet(guidance, offset=len(workbook.worksheets) - 1)
    workbook.active = 0
    path.parent.mkdir(parents=True, exist_ok=True)
    workbook.save(path)


def _checked_period(form: Form, period: str) -> Period | None:
    if form.direction == "output":
        raise TemplateError(f"《{form.title}》由省级汇总生成，不用填报，没有空白表。")
    if form.period_kind == "snapshot":
        return None
    try:
        parsed = Period.parse(period)
    except ValueError as fault:
        raise TemplateError(str(fault)) from fault
    if form.period_kind != "once" and parsed.kind != form.period_kind:
        message = f"《{form.title}》是{_KIND_ZH[form.period_kind]}，现为“{period}”。"
        raise TemplateError(message)
    return parsed


def _check_unit(folder: RegimeFolder, unit: OrgUnit, places: Places, day: date) -> None:
    root = folder.regime.root_unit
    if not places.is_within(unit.code, root) or unit.kind == PSEUDO_COUNTY:
        message = (
            f"“{unit.name}”不是这项制度的填报单位，请用{places.name(root)}所属市（州）或县的代码。"
        )
        raise TemplateError(message)
    if unit.valid_to is not None and unit.valid_to < day:
        successor = places.name(unit.root_code)
        raise TemplateError(f"“{unit.name}”已于 {unit.valid_to} 撤销，请用“{successor}”的代码。")


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
