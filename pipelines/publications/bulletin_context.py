"""The names that a bulletin's template may use, with what they stand for.

Belongs here: putting facts under their names, numbers bound to their figures. Not here:
filling the template (`bulletin_document.py`), selection (`facts.py`), rounding (`wording.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from itertools import groupby
from types import SimpleNamespace
from typing import Any

from pipelines.publications.claims import Bound, BoundCount
from pipelines.publications.facts import BulletinFacts, IndicatorFacts, Shown
from pipelines.publications.list_facts import list_context
from pipelines.publications.monitoring_form import problem_text
from pipelines.publications.placement import BulletinPlacement, FormPlacement
from pipelines.publications.records import Duty
from pipelines.publications.wording import count, full_date, ordinal

ANNEX = "附件"
HEADING, ITEM = "{}、", "（{}）"


def context(
    facts: BulletinFacts, form: FormPlacement, placement: BulletinPlacement, issued_on: date | None
) -> dict[str, Any]:
    """Everything that a template may name; `bulletin/README.md` lists it for the office."""
    edition = facts.edition
    heading, item = _numbering()
    year = str(edition.end_on.year)
    return {
        "period": edition.label,
        "year": year,
        "span": _span(1, edition.end_on.month),
        "end": f"{edition.end_on.month}月底",
        "current": placement.current[edition.kind],
        "previous": placement.previous[edition.kind],
        "basis": edition.title,
        "short_title": edition.short_title,
        "document_number": edition.document_number,
        "issuer": edition.issuer,
        "receiver": edition.receiver,
        "simulated": placement.simulated if edition.is_simulated else "",
        "draft": "" if issued_on else placement.draft,
        "issued_on": full_date(issued_on) if issued_on else placement.undated.format(year=year),
        "heading": heading,
        "item": item,
        "annexes": annexes,
        "m": _measures(facts, ""),
        "i": {name: _bound_province(name, about) for name, about in facts.about.items()},
        "all": [
            _bound_province(name, about)
            for name, about in facts.about.items()
            if not about.is_share
        ],
        "ranked": [about for about in facts.about.values() if about.is_ranked],
        "zero": facts.units_with_zero,
        "returns": _returns(facts, placement),
        "faulty": [
            placement.phrases.faulty.format(unit=f.unit_name, rows=f.rows) for f in facts.faulty
        ],
        "stuck_in": _stuck_in(facts, placement),
        "problems": [
            placement.phrases.problem.format(
                county=p.county_name, project=p.project_name, description=p.description,
                rung=p.rung, days=p.days_on_rung,
            ) for p in sorted(facts.stuck, key=lambda stuck: -stuck.days_on_rung)
        ],
        "open_problems": BoundCount(len(facts.problems), "problems", "open", ""),
        "stuck_days": edition.stuck_days,
        "county_lists": _county_lists(facts),
        "rows": _table_rows(facts, form),
        "form_title": form.title.format(period=edition.label),
        **list_context(facts.lists, facts.steps, facts.overdue, placement),
    }  # fmt: skip


def _numbering() -> tuple[Callable[[], str], Callable[[], str]]:
    """`heading()` counts 一、二、…; `item()` counts （一）（二）… and starts again under each."""
    at = {"heading": 0, "item": 0}

    def heading() -> str:
        at["heading"] += 1
        at["item"] = 0
        return HEADING.format(ordinal(at["heading"]))

    def item() -> str:
        at["item"] += 1
        return ITEM.format(ordinal(at["item"]))

    return heading, item


def annexes(**parts: tuple[str, Any]) -> SimpleNamespace:
    """Numbers the attached pages that have something on them: `annexes(urge=('名称', 名单), …)`
    gives '附件1' under `urge`, '' for an empty one, and the list that ends the text as `told`."""
    titles = {name: title for name, (title, content) in parts.items() if content}
    single = len(titles) == 1
    numbers = {name: str(place) for place, name in enumerate(titles, 1)}
    lines = [title if single else f"{numbers[name]}. {title}" for name, title in titles.items()]
    found = {name: ANNEX + ("" if single else numbers.get(name, "")) for name in parts}
    shown = {name: text if name in titles else "" for name, text in found.items()}
    return SimpleNamespace(**shown, told="\n".join(lines))


def _span(first: int, last: int) -> str:
    return f"{last}月" if first == last else f"{first}至{last}月"


def _stuck_in(facts: BulletinFacts, placement: BulletinPlacement) -> list[str]:
    """How many problems are stuck in each city, in printed order."""
    return [
        placement.phrases.stuck_in.format(city=city, number=len(list(group)))
        for city, group in groupby(facts.stuck, key=lambda problem: problem.city_name)
    ]


def _measures(facts: BulletinFacts, unit: str) -> dict[str, str]:
    return {
        m: Bound(count(value), "measure", m, unit)
        for (code, m), value in facts.measures.items()
        if code == unit
    }


def _bound(indicator: str, unit: str, shown: Shown) -> Shown:
    """The same texts, each bound to its figure."""

    def bound(field: str) -> Bound:
        return Bound(getattr(shown, field), "indicator", indicator, unit, field)

    return replace(
        shown,
        numerator=bound("numerator"),
        denominator=bound("denominator"),
        value=bound("value"),
        target=bound("target"),
        rank=bound("rank"),
    )


def _bound_province(indicator: str, about: IndicatorFacts) -> IndicatorFacts:
    return replace(about, province=_bound(indicator, "", about.province))


def _returns(facts: BulletinFacts, placement: BulletinPlacement) -> dict[str, Any]:
    """The period's returns: how many were due, and those to be named."""

    def said(duties: Iterable[Duty], phrase: str) -> list[str]:
        return [
            phrase.format(
                unit=d.unit_name, period=d.period_label, form=d.form_title, days=d.days_late
            )
            for d in duties
        ]

    duty = placement.phrases.duty
    numbers = {
        "due": len(facts.duties),
        "received": len(facts.state("on_time")) + len(facts.state("late")),
        "on_time": len(facts.state("on_time")),
    }
    return {
        **{which: BoundCount(n, "returns", which, "") for which, n in numbers.items()},
        "late": said(facts.state("late"), placement.phrases.duty_late),
        "missing": said(facts.state("missing"), duty),
        "rejected": said(facts.state("rejected"), duty),
        "hollow": said(facts.hollow, duty),
    }


def _county_lists(facts: BulletinFacts) -> list[dict[str, Any]]:
    """Counties below target: one entry for each indicator and city, in printed order."""
    result: list[dict[str, Any]] = []
    for about in facts.about.values():
        if not about.is_ranked:
            continue
        for city, group in groupby(about.counties_below, key=lambda shown: shown.parent):
            told = [shown.with_parts for shown in group]
            row = {"indicator": about.name, "target": about.target, "city": city}
            result.append({**row, "number": len(told), "counties": "、".join(told)})
    return result


def _table_rows(facts: BulletinFacts, form: FormPlacement) -> list[dict[str, Any]]:
    """The rows of the attached tables: units in printed order, then 合计."""
    rows = []
    for code, name in [*((unit.code, unit.name) for unit in facts.units), ("", form.total)]:
        figures = {
            key: _bound(key, code, about.cities.get(code, Shown()) if code else about.province)
            for key, about in facts.about.items()
        }
        problems = problem_text(facts, form, code)
        rows.append(
            {"name": name, "m": _measures(facts, code), "i": figures, "problems": problems,
             "is_total": not code}
        )  # fmt: skip
    return rows
