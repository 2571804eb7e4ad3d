"""Forms 3 and 4 (附表3, 附表4): signed projects per centre and quarter, and their summary."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from pipelines.simulation.agency_service.offices.habits import Offices
from pipelines.simulation.agency_service.offices.sending import quarterly_return
from pipelines.simulation.agency_service.world import TICKS, Project, SiteVisits, World
from pipelines.simulation.months import Month
from pipelines.simulation.returns import Return, Row, Sheet, Value

FORM, SUMMARY = "tracking", "tracking_summary"
SPLIT = ("city_visits", "county_visits")


def trackings(offices: Offices, world: World, months: Sequence[Month]) -> list[Return]:
    """Form 3 and, computed from it as an office would, form 4 of each quarter's last month."""
    found: list[Return] = []
    for month in (month for month in months if month.ends_quarter):
        for unit in offices.reporters(month):
            tracking = _tracking(offices, world, unit, month)
            found += [tracking, _summary(offices, tracking, unit, month)]
    return found


def _tracking(offices: Offices, world: World, unit: str, month: Month) -> Return:
    cut, gazetteer = offices.cut_on(unit, month), offices.gazetteer
    splits = offices.habits(unit).splits_visits
    columns = [e for e in offices.elements(FORM) if splits or e not in SPLIT]
    signed = [
        project
        for project in world.projects
        if project.event and project.event.held_on <= cut and (project.deal == "投资" or splits)
    ]
    sheets: list[Sheet] = []
    for county in sorted(offices.covers(unit, month)):
        is_own = gazetteer.is_own_county(county)
        own = [project for project in signed if project.county == county]
        rows = [_row(offices, p, unit, month, _own_visits(p, month, splits, is_own)) for p in own]
        if is_own and not splits:
            rows += [
                _row(offices, p, unit, month, {"visits": p.site_visits[month.quarter].by_city})
                for p in signed
                if p.city == unit and p.county != county and _is_visited_by_city(p, month)
            ]
        centre = unit if is_own else gazetteer.shown_on(county, cut).code
        if rows:
            for number, row in enumerate(rows, start=1):
                row.values["seq"] = number
            name = "市本级" if is_own else gazetteer.unit(centre).name
            sheets.append(Sheet(name, centre, columns, rows))
    return quarterly_return(offices, FORM, "签约项目跟踪服务情况表", unit, month, sheets)


def _is_visited_by_city(project: Project, month: Month) -> bool:
    visits = project.site_visits.get(month.quarter)
    return visits is not None and visits.by_city > 0


def _own_visits(project: Project, month: Month, splits: bool, is_own: bool) -> dict[str, Value]:
    """The counts on the sheet of the project's own centre."""
    visits = project.site_visits.get(month.quarter, SiteVisits(0, 0, 0))
    if splits:
        total = visits.by_city + visits.by_county
        split = {"city_visits": visits.by_city, "county_visits": visits.by_county}
        return {"visits": total, **split, "calls": visits.calls}
    return {"visits": visits.by_city if is_own else visits.by_county, "calls": visits.calls}


def _row(
    offices: Offices, project: Project, unit: str, month: Month, counts: dict[str, Value]
) -> Row:
    assert project.event
    cut = offices.cut_on(unit, month)
    filed = [matter for matter in project.matters if matter.filed_on <= cut]
    closed = [m for m in filed if m.closed_on and m.closed_on <= cut]
    values: dict[str, Value] = {
        "event": project.event.name,
        "project_name": project.name,
        "county": project.county,
        "investor": project.investor,
        "amount": project.amount,
        "signed_month": str(Month.of(project.signed_on)),
        TICKS[project.progress_on(cut)]: "是",
    }
    if filed or any(counts.values()):
        values |= {"tracked": "是", **counts}
    if filed:
        values |= {"agency": "是", "matters_filed": len(filed), "matters_closed": len(closed)}
    return Row(values, {"county": _county_name(offices, project.county, cut)})


def _county_name(offices: Offices, county: str, day: date) -> str:
    gazetteer = offices.gazetteer
    if gazetteer.is_own_county(county):
        return gazetteer.unit(gazetteer.city_of(county)).name
    return gazetteer.shown_on(county, day).name


def _summary(offices: Offices, tracking: Return, unit: str, month: Month) -> Return:
    rows = [_summary_row(sheet.rows, sheet.centre, sheet.name) for sheet in tracking.sheets]
    distinct = {
        (row.values["county"], row.values["project_name"]): row
        for sheet in tracking.sheets
        for row in sheet.rows
    }
    total = _summary_row(tracking.rows, "", "合计")
    for element, value in _summary_row(list(distinct.values()), "", "").values.items():
        if element in ("signed_projects", *TICKS.values()):
            total.values[element] = value
    for element, mark in (("served_projects", "tracked"), ("agency_projects", "agency")):
        total.values[element] = len(
            {
                (row.values["county"], row.values["project_name"])
                for row in tracking.rows
                if row.values.get(mark) == "是"
            }
        )
    sheet = Sheet("汇总表", unit, offices.elements(SUMMARY), [*rows, total])
    sent = quarterly_return(offices, SUMMARY, "跟踪服务情况汇总表", unit, month, [sheet])
    sent.received_at = tracking.received_at + timedelta(seconds=0)
    return sent


def _summary_row(rows: Sequence[Row], centre: str, name: str) -> Row:
    def marked(element: str) -> int:
        return sum(row.values.get(element) == "是" for row in rows)

    def total(element: str) -> int:
        return sum(int(str(row.values.get(element, 0))) for row in rows)

    values: dict[str, Value] = {
        "signed_projects": len(rows),
        **{tick: marked(tick) for tick in TICKS.values()},
        "served_projects": marked("tracked"),
        "visits": total("visits"),
        "calls": total("calls"),
        "agency_projects": marked("agency"),
        "matters_filed": total("matters_filed"),
        "matters_closed": total("matters_closed"),
    }
    return Row({**values, "unit": centre or name}, {"unit": name})
