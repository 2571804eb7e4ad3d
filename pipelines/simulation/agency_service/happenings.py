"""What is done for a project, what is written about it and what goes wrong with it.

Belongs here: chance events month by month. Does not belong here: the projects themselves
(`population.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from pipelines.simulation.agency_service import names
from pipelines.simulation.agency_service.world import (
    Article,
    Contact,
    Matter,
    Problem,
    Project,
    SiteVisits,
)
from pipelines.simulation.gazetteer import Gazetteer
from pipelines.simulation.months import Month


def serve(rng: Random, project: Project, months: Sequence[Month], diligence: float) -> None:
    """Matters, contacts and site visits of one project, seen to with the chance `diligence`."""
    if rng.random() >= diligence:
        return
    begin, end = months[0].start, months[-1].end
    known_on = min(day for day in (project.entered_on, project.signed_on) if day is not None)
    if rng.random() < 0.5:
        anchor = project.entered_on or known_on
        start = max(anchor + timedelta(days=rng.randint(-45, 60)), begin - timedelta(days=45))
        project.matters = _matters(rng, start, end)
    if project.entered_on:
        entered = Month(project.entered_on.year, project.entered_on.month)
        project.contacts[str(entered)] = Contact(1, rng.choice((0, 1)))
    for month in months:
        is_relevant = known_on <= month.end or bool(project.matters)
        if is_relevant and rng.random() < 0.22:
            visits, calls = rng.choice(((1, 0), (0, 1), (1, 2), (2, 1), (0, 3)))
            project.contacts[str(month)] = Contact(visits, calls)
        if month.ends_quarter and project.event:
            project.site_visits[month.quarter] = SiteVisits(
                by_city=rng.choice((0, 0, 0, 0, 0, 1)),
                by_county=rng.choice((0, 1, 1, 2)),
                calls=rng.choice((0, 1, 2)),
            )


def _matters(rng: Random, start: date, end: date) -> list[Matter]:
    found: list[Matter] = []
    for name in rng.sample(names.MATTERS, rng.choice((1, 1, 2, 2, 3, 4))):
        filed = start + timedelta(days=rng.randint(0, 50))
        if filed.month == 1 and rng.random() < 0.2:
            filed = filed.replace(day=1)
        if filed > end:
            continue
        closed: date | None = filed + timedelta(days=rng.choice((0, 3, 12, 25, 40, 80)))
        if closed and closed.month == 1 and filed.year < closed.year and rng.random() < 0.5:
            closed = closed.replace(day=1)
        if rng.random() < 0.15:
            closed = None
        found.append(Matter(name, filed, closed))
    return sorted(found, key=lambda matter: (matter.filed_on, matter.name))


def articles_of(rng: Random, gazetteer: Gazetteer, months: Sequence[Month]) -> list[Article]:
    """Two to five articles per city and month, thick around the 15th, some sent twice."""
    found: list[Article] = []
    for city in gazetteer.cities:
        for month in months:
            topics = rng.sample(names.ARTICLE_TOPICS, rng.choice((2, 3, 3, 4, 5)))
            earliest = rng.choice((3, 10, 15, 16))
            for topic in topics:
                unit = gazetteer.unit(city)
                if rng.random() < 0.15:
                    counties = gazetteer.counties_on(month.end)
                    unit = rng.choice([c for c in counties if c.parent_code == city])
                    unit = gazetteer.unit(city) if gazetteer.is_own_county(unit.code) else unit
                day = min(month.days, max(earliest, rng.choice((1, 8, 15, 16, 20, 27, 31))))
                title = f"{unit.name}{topic}（{month.year}年第{month.month}期）"
                adopted = rng.random() < 0.35
                outlet = rng.choice(names.outlets())
                found.append(Article(unit.code, title, month.day(day), adopted, outlet))
                if rng.random() < 0.08:  # sent again later, perhaps in the next month
                    again = month.day(day) + timedelta(days=rng.choice((1, 5, 20)))
                    if again <= months[-1].end:
                        found.append(Article(unit.code, title, again, not adopted, outlet))
    return sorted(found, key=lambda article: (article.sent_on, article.unit, article.title))


def problems_of(rng: Random, projects: Sequence[Project], months: Sequence[Month]) -> list[Problem]:
    """About one project in eight has a problem; each climbs some of the eight rungs."""
    found: list[Problem] = []
    for project in projects:
        if rng.random() > 0.12:
            continue
        raised = rng.choice(months).day(rng.choice((1, 5, 10, 18)))
        day, steps = raised, [(raised, names.RUNGS[0])]
        for rung in names.RUNGS[1 : rng.choice((1, 1, 2, 3, 4, 6, 8))]:
            day += timedelta(days=rng.randint(5, 25))
            steps.append((day, rung))
        closed = day + timedelta(days=rng.randint(0, 30)) if rng.random() < 0.7 else None
        description = rng.choice(names.DIFFICULTIES)
        result = "已协调解决" if closed else ""
        found.append(
            Problem(project, description, raised, steps, "县级投资促进部门", closed, result)
        )
    return found
