"""The ledgers (附表2): one row per matter, rows with visits or calls only, month by month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from pipelines.simulation.agency_service.offices.habits import Offices
from pipelines.simulation.agency_service.offices.sending import monthly_return
from pipelines.simulation.agency_service.world import Matter, Project, World
from pipelines.simulation.months import Month
from pipelines.simulation.returns import Return, Row, Sheet, Value

FORM = "ledger"


def ledgers(offices: Offices, world: World, months: Sequence[Month]) -> list[Return]:
    """Every office's ledger of every month, incremental or cumulative as is its habit."""
    return [
        _ledger(offices, world, unit, month)
        for month in months
        for unit in offices.reporters(month)
    ]


def _ledger(offices: Offices, world: World, unit: str, month: Month) -> Return:
    counties = offices.covers(unit, month)
    projects = sorted(
        (project for project in world.projects if project.county in counties),
        key=lambda project: (project.county, project.code),
    )
    rows: list[Row] = []
    number = 0
    for project in projects:
        found = _project_rows(offices, project, unit, month)
        if found:
            number += 1
            found[0].values["seq"] = number
            rows += found
    sheets = [Sheet("台账", unit, offices.elements(FORM), rows)]
    return monthly_return(offices, FORM, "代办服务台账", unit, month, sheets)


def _project_rows(offices: Offices, project: Project, unit: str, month: Month) -> list[Row]:
    """The rows of one project: a matter each, or one for visits and calls alone."""
    cut = offices.cut_on(unit, month)
    since = _since(offices, unit, month)
    matters = list(_matters(project.matters, since, cut))
    contact = project.contacts.get(str(month))
    if not matters and contact is None:
        return []
    rows = [_matter_row(project, matter, cut) for matter in matters] or [Row({})]
    general = _general(offices, project, cut, month)
    inherits = offices.form(FORM).continuation
    for index, row in enumerate(rows):
        row.values = {**general, "seq": 0, **row.values}
        row.typed["county"] = offices.county_cell(project.county, cut, unit)
        if index and inherits:  # a further matter: the name stays above
            row.typed |= dict.fromkeys(inherits.inherits)
    if contact:
        rows[0].values |= {"visits": contact.visits, "calls": contact.calls}
    return rows


def _since(offices: Offices, unit: str, month: Month) -> date:
    """The day before the first day that this return covers."""
    if month.month == 1:
        return month.start - timedelta(days=60)
    if offices.habits(unit).is_cumulative:
        return date(month.year, 1, 1) - timedelta(days=1)
    return offices.cut_on(unit, month.plus(-1))


def _matters(matters: Iterable[Matter], since: date, cut: date) -> Iterable[Matter]:
    """Filed or closed after `since` and by `cut`."""
    for matter in matters:
        closed = matter.closed_on if matter.closed_on and matter.closed_on <= cut else None
        if matter.filed_on <= cut and (matter.filed_on > since or (closed and closed > since)):
            yield Matter(matter.name, matter.filed_on, closed)


def _matter_row(project: Project, matter: Matter, cut: date) -> Row:
    values: dict[str, Value] = {"matter": matter.name, "filed_on": matter.filed_on}
    if matter.closed_on:
        values["closed_on"] = matter.closed_on
    if project.entered_on and matter.filed_on < project.entered_on <= cut:
        values["remark"] = f"{matter.filed_on:%Y.%m.%d}首次代办"
    return Row(values)


def _general(offices: Offices, project: Project, cut: date, month: Month) -> dict[str, Value]:
    is_new = (
        project.entered_on is not None
        and project.entered_on <= cut
        and project.entered_on.year == month.year
        and project.amount >= 3000
        and project.source != "省内"
    )
    values: dict[str, Value] = {
        "county": project.county,
        "project_name": project.name,
        "investor": project.investor,
        "contact": project.contact,
        "contact_phone": project.phone,
        "amount": project.amount,
        "industry_class": project.industry_class,
        "source_class": "自主招商" if project.is_self_attracted else "省级系列招商",
        "is_new": "是" if is_new else "否",
        "progress": project.progress_on(cut),
        "agent": f"代办员{offices.rng('agent', project.county).choice('甲乙丙')}",
    }
    if project.signed_on <= month.end:
        values["signed_month"] = str(Month.of(project.signed_on))
    return values
