"""The true answers to a set of returns, as truth.json states them.

Belongs here: putting the pieces together, period by period. Does not belong here: any meaning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from pipelines.catalog.model import Regime
from pipelines.simulation.agency_service.truth.counting import Count, count, count_reports
from pipelines.simulation.agency_service.truth.evidence import Evidence
from pipelines.simulation.agency_service.truth.grid import (
    Cell,
    duties,
    expected_grid,
    reporting_measures,
)
from pipelines.simulation.agency_service.truth.happening import Happening
from pipelines.simulation.agency_service.truth.indicators import indicator_rows, kind_of
from pipelines.simulation.agency_service.truth.measures import ARTICLE_MEASURES, MEASURES
from pipelines.simulation.agency_service.truth.registers import articles, articles_by_15
from pipelines.simulation.agency_service.truth.statements import accepted, current
from pipelines.simulation.gazetteer import Gazetteer
from pipelines.simulation.months import Month, last_day, months_between
from pipelines.simulation.returns import Return
from pipelines.simulation.simulate import Request

ALL, CITY_UP = ("county", "city", "province"), ("city", "province")
ARTICLE_QUOTA, MID_MONTH_QUOTA = 3, 1


def answer(gazetteer: Gazetteer, request: Request, returns: list[Return]) -> dict[str, Any]:
    regime = next(
        folder.regime for folder in request.catalog.regimes if folder.regime.id == request.regime
    )
    horizon = _horizon(returns)
    months = _valid_months(regime)
    in_play = [month for month in months if month.start <= horizon]
    cells = expected_grid(gazetteer, regime.id, duties(months), returns, horizon)
    counts = _counts(gazetteer, Evidence(gazetteer, returns), cells, in_play)
    return {
        "indicators": [
            {"regime": regime.id, **row}
            for row in indicator_rows(gazetteer, counts)
            if row["level"] != "county" or row["numerator"] or row["denominator"]
        ],
        "measures": [
            {
                "regime": regime.id,
                "measure": c.measure,
                "level": c.level,
                "unit_code": c.unit,
                "period": c.period,
                "value": c.value,
            }
            for c in counts
            if c.level != "county" or c.value
        ],
        "submissions": [
            {
                "regime": regime.id,
                "form": cell.duty.form,
                "unit_code": cell.unit,
                "period": cell.duty.period,
                "state": cell.state,
                "complete": cell.is_complete,
            }
            for cell in cells
        ],
        "unusable_rows": _unusable_rows(returns),
        "files": _files(returns),
    }


def _counts(
    gazetteer: Gazetteer, evidence: Evidence, cells: list[Cell], months: list[Month]
) -> list[Count]:
    periods = _periods(months)
    found: list[Count] = []
    for measure, (happenings_of, basis) in MEASURES.items():
        happenings = happenings_of(evidence)
        for period in periods:
            found += count(gazetteer, measure, basis, ALL, period, happenings)
    by_city = {name: of(evidence) for name, of in ARTICLE_MEASURES.items()}
    by_city |= _article_months(gazetteer, evidence, months)
    for measure, happenings in by_city.items():
        for period in periods:
            found += count(gazetteer, measure, "period", CITY_UP, period, happenings)
    reports = reporting_measures(cells)
    for measure, happenings in reports.items():
        for period in periods:
            due = reports["reports_due"]
            found += count_reports(gazetteer, measure, period, due, happenings)
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


def _horizon(returns: list[Return]) -> date:
    """The last day of the newest month or quarter of any accepted return."""
    periods = {sent.period for sent in accepted(returns) if sent.period}
    ends = [last_day(period) for period in periods if kind_of(period) != "Y"]
    return max(ends, default=date.min)


def _valid_months(regime: Regime) -> list[Month]:
    last = regime.valid_to or date(regime.valid_from.year + 1, 12, 31)
    return months_between(Month.of(regime.valid_from), Month.of(last))


def _periods(months: Iterable[Month]) -> list[str]:
    names: dict[str, None] = {}
    for month in months:
        names |= {str(month): None, month.quarter: None, str(month.year): None}
    return list(names)


def _unusable_rows(returns: list[Return]) -> list[dict[str, Any]]:
    return [
        {
            "file": sent.path,
            "sheet": sheet.name,
            "row": row.number,
            "rule": row.fault.rule,
            "cell": row.fault_cell,
        }
        for sent in accepted(returns)
        for sheet in sent.sheets
        for row in sheet.rows
        if row.fault is not None
    ]


def _files(returns: list[Return]) -> list[dict[str, str]]:
    newest = {id(sent) for sent in current(returns)}
    return [
        {
            "file": sent.path,
            "state": "superseded"
            if sent.state == "accepted" and id(sent) not in newest
            else sent.state,
        }
        for sent in returns
    ]
