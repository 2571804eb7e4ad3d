"""Fills the world by chance: which projects there are and what is done for them.

Belongs here: numbers of things and their dates, with the boundary cases (3000 and 2999.99,
1 January, matters filed in December, the 15th and 16th) well represented. Does not belong here:
anything about forms or files.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from pipelines.simulation import words
from pipelines.simulation.agency_service import names
from pipelines.simulation.agency_service.happenings import articles_of, problems_of, serve
from pipelines.simulation.agency_service.world import Event, Project, World
from pipelines.simulation.gazetteer import Gazetteer
from pipelines.simulation.months import Month, months_between

NEW_PER_CITY_AND_MONTH = 4.4
SIGNED_PER_CITY = 18.0
DILIGENCE = (0.78, 1.0)  # share of its projects that a city sees to, from the worst to the best
SEASON = (0.7, 0.5, 1.3, 1.0, 1.1, 1.3, 0.9, 0.8, 1.1, 0.9, 1.1, 1.5)
ODD_AMOUNTS = (3000.0, 2999.99, 3000.01, 3000.0)


def populate(
    gazetteer: Gazetteer, events: Sequence[Event], first: Month, last: Month, rng: Random,
    scale: float,
) -> World:  # fmt: skip
    """The world from three months before `first` to the end of `last`."""
    months = months_between(first.plus(-3), last)
    projects: list[Project] = []
    for city in gazetteer.cities:
        counties = [u for u in gazetteer.counties_on(last.end) if u.parent_code == city]
        size = scale * (0.5 + len(counties) / 20)
        places = [(unit.root_code, _short(unit.name, unit.short_names)) for unit in counties]
        for month in months:
            count = _around(rng, NEW_PER_CITY_AND_MONTH * size * SEASON[month.month - 1])
            projects += [_entered(rng, city, places, month) for _ in range(count)]
        signed = _around(rng, SIGNED_PER_CITY * size)
        projects += [_signed(rng, city, places, events, last) for _ in range(signed)]
    _make_names_unique(projects, rng)
    diligence = {city: rng.uniform(*DILIGENCE) for city in gazetteer.cities}
    for number, project in enumerate(projects, start=1):
        project.code = f"SIM{number:06d}"
        serve(rng, project, months_between(first, last), diligence[project.city])
    return World(
        projects=projects,
        articles=articles_of(rng, gazetteer, months_between(first, last)),
        problems=problems_of(rng, projects, months_between(first, last)),
    )


def _entered(rng: Random, city: str, places: list[tuple[str, str]], month: Month) -> Project:
    """A project of the platform that was entered in `month` (some never are)."""
    project = _project(rng, city, places)
    day = rng.choice((1, month.days, rng.randint(1, month.days), rng.randint(1, month.days)))
    if rng.random() < 0.9:
        project.entered_on = month.day(day)
    project.signed_on = month.day(day) - timedelta(days=rng.randint(0, 300))
    project.stages = _stages(rng, project.signed_on)
    if rng.random() < 0.03:
        project.terminated_on = month.day(day) + timedelta(days=rng.randint(5, 90))
    return project


def _signed(
    rng: Random, city: str, places: list[tuple[str, str]], events: Sequence[Event], last: Month
) -> Project:
    """A project signed at a provincial event; some are on the platform as well."""
    project = _project(rng, city, places)
    project.event = rng.choice([event for event in events if event.held_on <= last.end])
    project.deal = "贸易" if rng.random() < 0.12 else "投资"
    project.is_self_attracted = False
    project.signed_on = project.event.held_on
    if project.deal == "投资" and rng.random() < 0.5:
        entered = project.signed_on + timedelta(days=rng.randint(0, 300))
        project.entered_on = entered if entered <= last.end else None
        if project.entered_on and rng.random() < 0.04:
            project.terminated_on = project.entered_on + timedelta(days=rng.randint(5, 90))
    project.stages = _stages(rng, project.signed_on)
    return project


def _project(rng: Random, city: str, places: list[tuple[str, str]]) -> Project:
    county, place = rng.choice(places)
    industry, industry_class, key_industry, products = rng.choice(names.INDUSTRIES)
    odd = rng.random() < 0.15
    return Project(
        code="",
        name=words.project_name(rng, place, rng.choice(products)),
        county=county,
        city=city,
        investor=names.firm_name(rng),
        contact=words.person_name(rng),
        phone=words.phone_number(rng),
        source=rng.choices(("省外境内", "境外", "省内"), (60, 15, 25))[0],
        amount=rng.choice(ODD_AMOUNTS) if odd else float(round(rng.lognormvariate(9, 1)) + 500),
        industry=industry,
        industry_class=industry_class,
        key_industry=key_industry,
        is_self_attracted=rng.random() < 0.7,
        signed_on=date.min,
        entered_on=None,
        stages=[],
    )


def _stages(rng: Random, signed_on: date) -> list[tuple[date, str]]:
    stages, day = [(date.min, "前期准备")], signed_on
    for stage, longest in (("开工", 240), ("在建", 60), ("投产", 300), ("达产", 200)):
        day += timedelta(days=rng.randint(20, longest))
        stages.append((day, stage))
    return stages


def _make_names_unique(projects: list[Project], rng: Random) -> None:
    """One name per county, except for a few pairs that share one on purpose (ambiguous)."""
    seen: dict[tuple[str, str], int] = {}
    for project in projects:
        key = (project.county, project.name)
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > 1 and rng.random() < 0.7:
            project.name = project.name.replace("项目", f"{seen[key]}号项目")
    for project in projects[:: max(60, len(projects) // 12)]:
        twins = [p for p in projects[:400] if p.county == project.county and p is not project]
        if twins and project.entered_on:
            project.name = rng.choice(twins).name


def _around(rng: Random, expected: float) -> int:
    return max(1, round(rng.gauss(expected, expected**0.5 / 2)))


def _short(name: str, short_names: tuple[str, ...]) -> str:
    return min(short_names, key=len) if short_names else name
