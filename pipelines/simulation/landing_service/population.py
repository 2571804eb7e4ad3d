"""Fills the world by chance: which projects there are and when they reach which stage.

Belongs here: projects and their dates, with the boundary cases (10亿, 5亿 and 1亿 and just below,
the last day of January, the day of a limit and the day after) well represented. Does not belong
here: ledgers, orders, meetings (`happenings.py`), anything about forms or files.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from pipelines.simulation.agency_service import names
from pipelines.simulation.gazetteer import Gazetteer
from pipelines.simulation.landing_service.world import Project, month_later
from pipelines.simulation.months import Month, months_between
from pipelines.simulation.words import project_name

PER_CITY_AND_MONTH = 0.9
THRESHOLDS = (100000.0, 50000.0, 10000.0)  # 万元
JUST_BELOW = tuple(limit - 0.25 for limit in THRESHOLDS)
FULFIL_DAYS, START_DAYS, PRODUCTION_DAYS = 90, 180, 365
EARLIER_MONTHS = 18  # projects signed before the first month
Places = Sequence[tuple[str, str]]


def projects_of(
    gazetteer: Gazetteer, first: Month, last: Month, rng: Random, scale: float
) -> list[Project]:
    """Projects signed from a year and a half before `first` to the end of `last`."""
    projects: list[Project] = []
    for city in gazetteer.cities:
        counties = [u for u in gazetteer.counties_on(last.end) if u.parent_code == city]
        places = [(u.root_code, min(u.short_names or (u.name,), key=len)) for u in counties]
        for month in months_between(first.plus(-EARLIER_MONTHS), last):
            expected = PER_CITY_AND_MONTH * scale * (0.5 + len(counties) / 16)
            for _ in range(int(expected) + (rng.random() < expected % 1)):
                projects.append(_project(rng, city, places, _signing_day(rng, month)))
    projects += _boundary_cases(rng, gazetteer, first, last)
    for number, project in enumerate(projects, start=1):
        project.code = f"SIM{number:06d}"
    _tell_names_apart(projects)
    return projects


def _signing_day(rng: Random, month: Month) -> date:
    return month.day(rng.choice((1, month.days, *(rng.randint(1, month.days) for _ in range(3)))))


def _boundary_cases(rng: Random, gazetteer: Gazetteer, first: Month, last: Month) -> list[Project]:
    """Month ends, each entered on the last day in time and on the day after; round amounts."""
    found: list[Project] = []
    for month in months_between(first, last):
        for signed_on in (month.end, month.start):
            for late in (0, 1):
                city = rng.choice(gazetteer.cities)
                counties = [u for u in gazetteer.counties_on(last.end) if u.parent_code == city]
                places = [(u.root_code, min(u.short_names or (u.name,))) for u in counties]
                project = _project(rng, city, places, signed_on)
                project.entered_on = month_later(signed_on) + timedelta(days=late)
                project.amount = rng.choice((*THRESHOLDS, *JUST_BELOW))
                found.append(project)
    return found


def _project(rng: Random, city: str, places: Places, signed_on: date) -> Project:
    county, place = rng.choice(places)
    industry, industry_class, key_industry, products = rng.choice(names.INDUSTRIES)
    project = Project(
        code="",
        name=project_name(rng, place, rng.choice(products)),
        county=county,
        city=city,
        investor=names.firm_name(rng),
        source=rng.choices(("省外境内", "境外", "省内"), (60, 15, 25))[0],
        amount=_amount(rng),
        industry=industry,
        industry_class=industry_class,
        key_industry=key_industry,
        signed_on=signed_on,
        entered_on=signed_on + timedelta(days=rng.choice((0, 3, 12, 28, 30, 31, 45, 90, -6))),
    )
    if rng.random() < 0.05:
        project.signed_on = None
        return project
    _go_through_stages(rng, project, signed_on)
    if rng.random() < 0.05:
        project.terminated_on = signed_on + timedelta(days=rng.randint(30, 400))
    return project


def _amount(rng: Random) -> float:
    """A third on or just below a threshold; always a multiple of 0.25."""
    if rng.random() < 0.35:
        return rng.choice((*THRESHOLDS, *JUST_BELOW))
    return float(round(rng.lognormvariate(10.4, 1.1)) + 500)


def _go_through_stages(rng: Random, project: Project, signed_on: date) -> None:
    """Each stage on its limit, a day past it, some time, or never; stages cannot be overtaken."""
    waits = (FULFIL_DAYS, FULFIL_DAYS + 1, *(rng.randint(5, 200) for _ in range(3)))
    if rng.random() < 0.2:
        return
    fulfilled = signed_on + timedelta(days=rng.choice(waits))
    is_noted = rng.random() < 0.9  # some are fulfilled by starting, without a date of their own
    project.fulfilled_on = fulfilled if is_noted else None
    if rng.random() < 0.25:
        return
    waits = (START_DAYS, START_DAYS + 1, *(rng.randint(30, 320) for _ in range(3)))
    started = max(fulfilled, signed_on + timedelta(days=rng.choice(waits)))
    project.started_on = started
    project.paid_in = float(round(project.amount * rng.choice((0, 0.1, 0.3, 0.8))))
    if rng.random() < 0.35:
        return
    waits = (PRODUCTION_DAYS, PRODUCTION_DAYS + 1, *(rng.randint(60, 420) for _ in range(2)))
    project.produced_on = started + timedelta(days=rng.choice(waits))


def _tell_names_apart(projects: list[Project]) -> None:
    """No name stands within another: a meeting's item must name one project."""
    seen: dict[str, int] = {}
    for project in projects:
        seen[project.name] = seen.get(project.name, 0) + 1
        if seen[project.name] > 1:
            project.name = project.name.replace("项目", f"{seen[project.name]}号项目")
