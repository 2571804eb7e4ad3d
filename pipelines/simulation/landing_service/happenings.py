"""What is done about the projects: ledgers, difficulties handed up, work orders, meetings.

Belongs here: chance events quarter by quarter. Does not belong here: the projects themselves
(`population.py`), what offices write (`offices/`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from pipelines.simulation.gazetteer import Gazetteer
from pipelines.simulation.landing_service import words
from pipelines.simulation.landing_service.population import THRESHOLDS
from pipelines.simulation.landing_service.world import LEVELS, Item, Meeting, Order, Project
from pipelines.simulation.months import Month, last_day

OWED_FROM = dict(zip(reversed(LEVELS), THRESHOLDS, strict=True))
DILIGENCE = {"province": 0.92, "city": 0.88, "county": 0.85}


def keep_ledgers(rng: Random, projects: Sequence[Project], quarters: Sequence[str]) -> None:
    """Who lists which project from which quarter on; some are dropped again."""
    for project in projects:
        for level in LEVELS:
            is_owed = bool(project.key_industry) and project.amount >= OWED_FROM[level]
            if rng.random() >= (DILIGENCE[level] if is_owed else 0.03):
                continue
            begun = project.signed_on or project.entered_on
            listed = [q for q in quarters if begun <= last_day(q)]
            if listed and rng.random() < 0.12:
                listed = listed[: rng.randint(1, len(listed))]  # dropped again
            if listed and rng.random() < 0.15:
                listed = listed[1:]  # late
            project.ledgers[level] = dict.fromkeys(listed, "")


def raise_difficulties(rng: Random, projects: Sequence[Project], quarters: Sequence[str]) -> None:
    """A difficulty stands in the county's ledger, a quarter later perhaps in the city's, then the
    province's; who hands it up keeps it in his own ledger for a while or not."""
    for project in projects:
        if not project.ledgers or rng.random() >= 0.35:
            continue
        text = rng.choice(words.DIFFICULTIES)
        start = rng.randrange(len(quarters))
        for level in LEVELS:
            stay = rng.randint(1, 4)
            for quarter in quarters[start : start + stay]:
                if project.signed_on and project.signed_on <= last_day(quarter):
                    project.ledgers.setdefault(level, {})[quarter] = text
            if rng.random() < 0.45:
                break
            start += rng.choice((0, 1))


def orders_of(
    rng: Random, gazetteer: Gazetteer, projects: Sequence[Project], months: Sequence[Month]
) -> list[Order]:
    """Work orders, answered on the last day, the day after, early, late or never."""
    found: list[Order] = []
    for month in months:
        known = [p for p in projects if p.entered_on <= month.end]
        for project in rng.sample(known, min(len(known), rng.randint(8, 14))):
            issued = month.day(rng.choice((1, month.days, rng.randint(1, month.days))))
            due = rng.choice((issued + timedelta(days=rng.choice((0, 7, 15))), month.plus(1).end))
            answer = rng.choice((due, due + timedelta(days=1), due, None, _between(rng, issued)))
            order = Order(
                number=f"工单{month.year}-{len(found) + 1:03d}",
                source=rng.choice(words.ORDER_SOURCES),
                project=project,
                handler=_handler(rng, gazetteer, project),
                handler_name="",
                issued_on=issued,
                feedback_due_on=due,
                feedback_on=answer,
                closed_on=None,
            )
            if order.handler == gazetteer.root:
                order.handler_name = rng.choice(words.DEPARTMENTS)
            if rng.random() < 0.6:
                since = answer or due
                order.closed_on = since + timedelta(days=rng.choice((0, 10, 40, 120)))
            if (answer is None or answer > due or not order.closed_on) and rng.random() < 0.6:
                order.urgings = [due + timedelta(days=n) for n in rng.choice(((1,), (1, 20)))]
            found.append(order)
    return found


def _between(rng: Random, issued: date) -> date:
    return issued + timedelta(days=rng.randint(0, 60))


def _handler(rng: Random, gazetteer: Gazetteer, project: Project) -> str:
    draw = rng.random()
    if draw < 0.25:
        return gazetteer.root
    if draw < 0.6 or gazetteer.is_own_county(project.county):
        return project.city
    return project.county


def meetings_of(
    rng: Random, gazetteer: Gazetteer, projects: Sequence[Project], months: Sequence[Month]
) -> list[Meeting]:
    """Monthly studies of counties, quarterly ones of cities, meetings of the province."""
    found: list[Meeting] = []
    for month in months:
        for county in gazetteer.counties_on(month.end):
            if not gazetteer.is_own_county(county.code) and rng.random() < 0.85:
                for _ in range(rng.choice((1, 1, 1, 2))):
                    held = month.day(rng.choice((1, month.days, rng.randint(1, month.days))))
                    found.append(Meeting(county.root_code, "", words.STUDY, held))
        if month.ends_quarter:
            found += _quarterly(rng, gazetteer, projects, month)
    return found


def _quarterly(
    rng: Random, gazetteer: Gazetteer, projects: Sequence[Project], month: Month
) -> list[Meeting]:
    days = (month.plus(-2).start, month.end, month.plus(-1).day(rng.randint(1, 28)))
    found = [
        Meeting(city, "", words.CITY_STUDY, rng.choice(days), _routine(rng))
        for city in gazetteer.cities
        if rng.random() < 0.8
    ]
    for kind, office in (
        (words.JOINT, ""),
        (words.LAND, words.LAND_OFFICE),
        (words.MONEY, words.MONEY_OFFICE),
    ):
        if rng.random() < 0.8:
            held = rng.choice(days)
            items = _items(rng, projects, held) if kind == words.JOINT else _routine(rng)
            found.append(Meeting(gazetteer.root, office, kind, held, items))
    return found


def _routine(rng: Random) -> list[Item]:
    return [Item(rng.choice(words.ROUTINE_ITEMS), "", None, None)] if rng.random() < 0.3 else []


def _items(rng: Random, projects: Sequence[Project], held: date) -> list[Item]:
    """Some on projects with difficulties; finished on the limit, a day past it, sooner, never."""
    troubled = [
        p for p in projects
        if any(text and last_day(q) < held for q, text in p.ledgers.get("province", {}).items())
    ]  # fmt: skip
    named = [f"协调解决{p.name}的困难" for p in rng.sample(troubled, min(len(troubled), 4))]
    found = []
    for number, text in enumerate([*named, *words.GENERAL_ITEMS]):
        limit = held + timedelta(days=rng.choice((0, 15, 30, 75)))
        ends = (limit, limit + timedelta(days=1), None, held + timedelta(days=rng.randint(0, 90)))
        finished = ends[number % len(ends)]
        found.append(Item(text, rng.choice(words.DEPARTMENTS), limit, finished))
    return found
