"""Whether form, unit and period go together, and what to say when they do not.

Belongs here: the checks before a blank form is made, and its file name. Does not belong here:
making it (`templates.py`), and understanding the names that a user typed (`cli/template.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipelines.catalog.lookup import find_form, find_unit
from pipelines.catalog.model.folder import Catalog, RegimeFolder
from pipelines.catalog.model.forms import Form
from pipelines.catalog.model.places import OrgUnit
from pipelines.catalog.periods import Period
from pipelines.catalog.places import Places
from pipelines.catalog.unit_files import PSEUDO_COUNTY

_KIND_ZH = {
    "month": "月报，报告期如：2017-04",
    "quarter": "季报，报告期如：2017-Q2",
    "half_month": "半月报，报告期如：2019-04-A",
    "year": "年报，报告期如：2017",
    "once": "一次性报送，报告期写年份，如：2017",
}


class TemplateError(ValueError):
    """No such blank form can be made; the message says why, in Chinese."""


@dataclass(frozen=True)
class TemplateRequest:
    """A blank form that can be made; `day` decides which units there are."""

    folder: RegimeFolder
    form: Form
    unit: OrgUnit
    period: Period | None
    day: date

    @property
    def file_name(self) -> str:
        """某市2017年7月….xlsx: as an office would name what it sends."""
        when = self.period.label_zh if self.period else ""
        return f"{self.unit.name}{when}{self.form.title}.xlsx"


def checked_request(
    catalog: Catalog, places: Places, form_ref: str, unit_code: str, period: str
) -> TemplateRequest:
    """Raises TemplateError, or `lookup.NotFound` for an unknown form or unit."""
    folder, form = find_form(catalog, form_ref)
    unit = find_unit(catalog, unit_code)
    parsed = _checked_period(folder, form, period)
    day = parsed.end if parsed else folder.regime.valid_to or folder.regime.valid_from
    if parsed and (form.period_kind == "once" or not form.has_period):
        day = min(day, folder.regime.valid_to or day)
    _check_unit(folder, unit, places, day)
    return TemplateRequest(folder, form, unit, parsed if form.has_period else None, day)


def requests_of_unit(
    catalog: Catalog, places: Places, unit_code: str, period: str
) -> list[TemplateRequest]:
    """Every blank form that the unit may need for the period; never none.

    A month that ends a quarter brings the quarter's forms, and a period in which a one-off
    return is due brings that. Snapshots come from no office.
    """
    wanted, unit = _checked(period), find_unit(catalog, unit_code)
    found: list[TemplateRequest] = []
    problem = TemplateError(f"{wanted.label_zh}没有“{unit.name}”要填的报表，请核对单位和报告期。")
    for folder in catalog.regimes:
        for form in folder.forms:
            own = _period_of(folder, form, wanted)
            is_top = unit.code == folder.regime.root_unit
            if form.direction == "output" or (is_top and form.submitted_by == "unit"):
                continue
            for name in own:
                try:
                    reference = f"{folder.regime.id}.{form.id}"
                    found.append(checked_request(catalog, places, reference, unit_code, name))
                except TemplateError as fault:
                    problem = fault
    if not found:
        raise problem
    return found


def _period_of(folder: RegimeFolder, form: Form, wanted: Period) -> list[str]:
    """The form's own period within the wanted one (at most one), or none."""
    if form.period_kind == "once":
        duties = (duty for duty in folder.duties if duty.form == form.id and duty.due_on)
        return [duty.period for duty in duties if duty.due_on and wanted.contains(duty.due_on)]
    if form.period_kind == "quarter" and wanted.kind == "month" and wanted.end.month % 3 == 0:
        return [Period.of("quarter", wanted.end).id]
    return [wanted.id] if form.period_kind == wanted.kind else []


def _checked(period: str) -> Period:
    try:
        return Period.parse(period)
    except ValueError as fault:
        raise TemplateError(str(fault)) from fault


def _checked_period(folder: RegimeFolder, form: Form, period: str) -> Period | None:
    if form.direction == "output":
        raise TemplateError(f"《{form.title}》由省级汇总生成，不用填报，没有空白表。")
    if not form.has_period:
        return _checked(period) if period else None
    if not period:
        raise TemplateError(f"《{form.title}》是{_KIND_ZH[form.period_kind]}；请写明报告期。")
    parsed = _checked(period)
    wanted = "year" if form.period_kind == "once" else form.period_kind
    if parsed.kind != wanted:
        message = f"《{form.title}》是{_KIND_ZH[form.period_kind]}，现为“{period}”。"
        raise TemplateError(message)
    _check_in_force(folder, form, parsed)
    return parsed


def _check_in_force(folder: RegimeFolder, form: Form, period: Period) -> None:
    first = max(folder.regime.valid_from, form.valid_from)
    ends = [day for day in (folder.regime.valid_to, form.valid_to) if day]
    if period.end < first or (ends and period.start > min(ends)):
        until = f"至 {min(ends)}" if ends else "起"
        message = (
            f"《{form.title}》的适用时间是 {first} {until}，{period.label_zh}不用填。"
            f"请改用其间的报告期，例如 {Period.of(period.kind, first).id}。"
        )
        raise TemplateError(message)


def _check_unit(folder: RegimeFolder, unit: OrgUnit, places: Places, day: date) -> None:
    root = folder.regime.root_unit
    if not places.is_within(unit.code, root) or unit.kind == PSEUDO_COUNTY:
        message = (
            f"“{unit.name}”不是这项制度的填报单位，"
            f"请用{places.name(root)}所属市（州）或县的名称或代码。"
        )
        raise TemplateError(message)
    if unit.valid_to is not None and unit.valid_to < day:
        successor = places.name(unit.root_code)
        raise TemplateError(f"“{unit.name}”已于 {unit.valid_to} 撤销，请用“{successor}”的代码。")
    if unit.valid_from is not None and unit.valid_from > day:
        raise TemplateError(
            f"“{unit.name}”自 {unit.valid_from} 起设立，这一期还没有；请用当时的名称。"
        )
