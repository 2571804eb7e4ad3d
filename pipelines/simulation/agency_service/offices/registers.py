"""The smaller returns: articles, problems, and the list of liaison officers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from pipelines.simulation import words
from pipelines.simulation.agency_service.offices.habits import Offices
from pipelines.simulation.agency_service.offices.sending import monthly_return
from pipelines.simulation.agency_service.world import Article, Problem, World
from pipelines.simulation.months import Month
from pipelines.simulation.returns import Return, Row, Sheet, Value


def article_registers(offices: Offices, world: World, months: Sequence[Month]) -> list[Return]:
    """One register by the province, and one by each city that keeps its own."""
    keepers = [c for c in offices.gazetteer.cities if offices.habits(c).keeps_articles]
    found: list[Return] = []
    for month in months:
        sent_on = month.plus(1).start + timedelta(days=1)
        articles = [a for a in world.articles if Month.of(a.sent_on) == month]
        for unit in [offices.gazetteer.root, *keepers]:
            is_root = unit == offices.gazetteer.root
            own = [
                article
                for article in articles
                if (city := offices.gazetteer.city_of(article.unit)) == unit
                or (is_root and city not in keepers)
            ]
            rows = [_article_row(offices, a, n) for n, a in enumerate(own, start=1)]
            sent = _register(offices, "articles", unit, month, "信息报送登记", rows)
            sent.received_at = datetime.combine(sent_on, time(10, 0))
            found.append(sent)
    return found


def _article_row(offices: Offices, article: Article, number: int) -> Row:
    values: dict[str, Value] = {
        "seq": number,
        "sender": article.unit,
        "title": article.title,
        "sent_on": article.sent_on,
        "adopted": "是" if article.is_adopted else "否",
    }
    if article.is_adopted:
        values["adopted_by"] = article.outlet
    return Row(values, {"sender": offices.bureau(article.unit)})


def problem_ledgers(offices: Offices, world: World, months: Sequence[Month]) -> list[Return]:
    """Each reporter's open problems, and those closed since the month before."""
    found: list[Return] = []
    for month in months:
        for unit in offices.reporters(month):
            counties, cut = offices.covers(unit, month), offices.cut_on(unit, month)
            since = offices.cut_on(unit, month.plus(-1))
            shown = [
                problem
                for problem in world.problems
                if problem.project.county in counties
                and problem.raised_on <= cut
                and (problem.closed_on is None or problem.closed_on > since)
            ]
            rows = [_problem_row(offices, p, n, unit, month) for n, p in enumerate(shown, start=1)]
            if rows:
                found.append(_register(offices, "problems", unit, month, "问题台账", rows))
    return found


def _problem_row(offices: Offices, problem: Problem, number: int, unit: str, month: Month) -> Row:
    cut = offices.cut_on(unit, month)
    rung_on, rung = [step for step in problem.steps if step[0] <= cut][-1]
    values: dict[str, Value] = {
        "seq": number,
        "county": problem.project.county,
        "project_name": problem.project.name,
        "description": problem.description,
        "raised_on": problem.raised_on,
        "rung": rung,
        "rung_on": rung_on,
        "responsible": problem.responsible,
    }
    if problem.closed_on and problem.closed_on <= cut:
        values |= {"closed_on": problem.closed_on, "result": problem.result}
    return Row(values, {"county": offices.county_cell(problem.project.county, cut, unit)})


def liaison_lists(offices: Offices, months: Sequence[Month]) -> list[Return]:
    """The one-off list of liaison officers, from every unit that owes it."""
    found: list[Return] = []
    form = offices.form("liaison")
    for month in months:
        if (month.year, month.month) != (form.valid_from.year, 4):
            continue
        for unit in offices.reporters(month):
            rng = offices.rng("liaison", unit)
            values: dict[str, Value] = {
                "seq": 1,
                "unit": offices.bureau(unit),
                "name": words.person_name(rng),
                "position": "代办中心副主任",
                "phone": words.phone_number(rng),
            }
            sent = _register(offices, "liaison", unit, month, "联络员名单", [Row(values)])
            sent.period = str(month.year)
            sent.received_at = datetime.combine(
                month.day(rng.randint(6, 14)), time(rng.randint(9, 17), rng.randrange(60))
            )
            found.append(sent)
    return found


def _register(
    offices: Offices, form: str, unit: str, month: Month, title: str, rows: list[Row]
) -> Return:
    sheets = [Sheet(title, unit, offices.elements(form), rows)]
    return monthly_return(offices, form, title, unit, month, sheets)
