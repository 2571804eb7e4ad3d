"""Extracts of the project platform: full snapshots, taken after each month's end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from pipelines.catalog.model.folder import Catalog
from pipelines.simulation.agency_service.offices.habits import Offices
from pipelines.simulation.agency_service.world import Project, World
from pipelines.simulation.months import Month
from pipelines.simulation.returns import Return, Row, Sheet, Value

PROJECTS, SIGNED = "projects", "signed_projects"


def source_regime(catalog: Catalog) -> str:
    """The data source whose snapshots these are."""
    return next(
        folder.regime.id
        for folder in catalog.regimes
        if {PROJECTS, SIGNED} <= {form.id for form in folder.forms}
    )


def extracts(offices: Offices, world: World, months: Sequence[Month]) -> list[Return]:
    """Both lists as of the end of each month, received on the first of the next."""
    found: list[Return] = []
    for month in months:
        entered = [p for p in world.projects if p.entered_on and p.entered_on <= month.end]
        signed = [p for p in world.projects if p.event and p.event.held_on <= month.end]
        found += [
            _extract(offices, PROJECTS, "平台项目", month, entered),
            _extract(offices, SIGNED, "签约项目总表", month, signed),
        ]
    return found


def _extract(
    offices: Offices, form: str, title: str, month: Month, projects: Sequence[Project]
) -> Return:
    regime = source_regime(offices.catalog)
    make = _project_values if form == PROJECTS else _signed_values
    rows = []
    for project in projects:
        day = month.end
        values = {**_common(project), **make(project, day)}
        rows.append(Row(values, _place_names(offices, project, day)))
    return Return(
        regime=regime,
        form=form,
        unit="",
        period="",
        path=f"{month}/平台/{title}{month}.xlsx",
        received_at=datetime.combine(month.plus(1).start, time(9, 0)),
        sender="",
        sheets=[Sheet(title, "", offices.elements(form, regime), rows)],
    )


def _place_names(offices: Offices, project: Project, day: date) -> dict[str, Value | None]:
    gazetteer = offices.gazetteer
    is_own = gazetteer.is_own_county(project.county)
    county = None if is_own else gazetteer.shown_on(project.county, day).name
    return {"city": gazetteer.unit(project.city).name, "county": county}


def _common(project: Project) -> dict[str, Value]:
    return {
        "project_code": project.code,
        "project_name": project.name,
        "city": project.city,
        "county": project.county,
        "investor": project.investor,
        "signed_on": project.signed_on,
    }


def _project_values(project: Project, day: date) -> dict[str, Value]:
    assert project.entered_on
    started, produced = project.stage_start("开工", day), project.stage_start("投产", day)
    status = "投产" if produced else "开工" if started else "签约"
    values: dict[str, Value] = {
        "source": project.source,
        "amount": project.amount,
        "industry": project.industry,
        "industry_class": project.industry_class,
        "key_industry": project.key_industry,
        "entered_on": project.entered_on,
        "paid_in": float(round(project.amount * 0.3)) if started else 0.0,
        "status": "终止" if project.terminated_on and project.terminated_on <= day else status,
    }
    if started:
        values |= {"fulfilled_on": started, "started_on": started}
    if produced:
        values["produced_on"] = produced
    if project.event:
        values["event"] = project.event.name
    return values


def _signed_values(project: Project, day: date) -> dict[str, Value]:  # noqa: ARG001
    assert project.event
    return {
        "event": project.event.name,
        "event_on": project.event.held_on,
        "amount": project.amount,
        "project_type": project.deal,
    }
