"""The true answers to a set of returns: this policy's measures, duties and indicators together.

Belongs here: which figures there are. Does not belong here: counting, grid, ranks, which all
simulators share (`simulation/truth`), and what a measure means (`measures.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from pipelines.simulation.agency_service.truth.evidence import Evidence
from pipelines.simulation.agency_service.truth.happening import Happening, facts_of
from pipelines.simulation.agency_service.truth.indicators import RATIOS
from pipelines.simulation.agency_service.truth.measures import ARTICLE_MEASURES, MEASURES
from pipelines.simulation.agency_service.truth.registers import articles, articles_by_15
from pipelines.simulation.gazetteer import Gazetteer
from pipelines.simulation.months import Month, months_between
from pipelines.simulation.returns import Return
from pipelines.simulation.simulate import Request
from pipelines.simulation.truth import (
    Duty,
    Fact,
    Measure,
    Policy,
    answer,
    horizon_of,
    monthly,
    quarterly,
)
from pipelines.simulation.truth.periods import months_in_play

CITY_UP = ("city", "province")
ARTICLE_QUOTA, MID_MONTH_QUOTA = 3, 1
DUE_DAY, LIAISON_DUE_DAY = 22, 14


def truth(gazetteer: Gazetteer, request: Request, returns: list[Return]) -> dict[str, Any]:
    regime = request.folder.regime
    evidence = Evidence(gazetteer, returns)
    in_play = months_in_play(regime, horizon_of(returns))
    measures = [Measure(name, basis) for name, (_, basis) in MEASURES.items()]
    facts: list[Fact] = []
    for name, (happenings_of, _) in MEASURES.items():
        facts += facts_of(name, happenings_of(evidence))
    by_city = {name: of(evidence) for name, of in ARTICLE_MEASURES.items()}
    by_city |= _article_months(gazetteer, evidence, in_play)
    for name, happenings in by_city.items():
        measures.append(Measure(name, "period", levels=CITY_UP))
        facts += facts_of(name, happenings)
    policy = Policy(measures, RATIOS, duties(_valid_months(request)))
    return answer(request, gazetteer, returns, policy, facts)


def duties(months: Iterable[Month]) -> list[Duty]:
    """The 22nd for the ledger, of the quarter's last month for forms 3 and 4; 14 April 2017."""
    found = []
    for month in months:
        found += monthly("ledger", [month], DUE_DAY)
        found += quarterly("tracking", [month], DUE_DAY)
        found += quarterly("tracking_summary", [month], DUE_DAY)
        if (month.year, month.month) == (2017, 4):
            found.append(Duty("liaison", "2017", month.day(LIAISON_DUE_DAY)))
    return found


def _article_months(
    gazetteer: Gazetteer, evidence: Evidence, months: Iterable[Month]
) -> dict[str, list[Happening]]:
    """Months in play, those with three articles, those with one by the 15th, per city."""
    sent: dict[tuple[str, Month], int] = defaultdict(int)
    early: dict[tuple[str, Month], int] = defaultdict(int)
    for happening in articles(evidence):
        sent[happening.unit, Month.of(happening.on)] += 1
    for happening in articles_by_15(evidence):
        early[happening.unit, Month.of(happening.on)] += 1
    all_months = [(city, month) for month in months for city in gazetteer.cities]

    def happenings(chosen: Iterable[tuple[str, Month]]) -> list[Happening]:
        return [Happening(city, month, month.end) for city, month in chosen]

    return {
        "article_months": happenings(all_months),
        "article_quota_months": happenings(m for m in all_months if sent[m] >= ARTICLE_QUOTA),
        "article_mid_months": happenings(m for m in all_months if early[m] >= MID_MONTH_QUOTA),
    }


def _valid_months(request: Request) -> list[Month]:
    regime = request.folder.regime
    last = Month.of(regime.valid_to) if regime.valid_to else Month(regime.valid_from.year + 1, 12)
    return months_between(Month.of(regime.valid_from), last)
