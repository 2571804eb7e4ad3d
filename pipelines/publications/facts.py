"""What can be said about a period: selections of the marts' rows for the bulletin's sentences.

Belongs here: who leads, who is below target, who has nothing, what is late — pure functions from
rows to facts. Does not belong here: SQL (`tables.py`), sentences (the Word template) and any
comparison of rounded numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import duckdb

from pipelines.publications import list_tables, tables
from pipelines.publications.list_records import Overdue, StepCounts, WatchList
from pipelines.publications.placement import BulletinPlacement, Phrases
from pipelines.publications.records import (
    Duty,
    Edition,
    Faulty,
    Figure,
    Indicator,
    Past,
    Problem,
    Unit,
)
from pipelines.publications.wording import (
    NO_VALUE,
    count,
    listing,
    ordinal,
    percent,
    points,
    quantity,
    target_percent,
)

NAMED_RANKS = 3


@dataclass(frozen=True)
class Shown:
    """One figure as text, with its parts."""

    name: str = NO_VALUE
    parent: str = ""
    numerator: str = NO_VALUE
    denominator: str = NO_VALUE
    value: str = NO_VALUE
    target: str = NO_VALUE
    attained: bool | None = None
    rank: str = NO_VALUE
    change: str = ""  # 较上季度提高1.2个百分点; '' when there is nothing to compare
    with_parts: str = ""

    @property
    def has_value(self) -> bool:
        return self.value != NO_VALUE


@dataclass(frozen=True)
class IndicatorFacts:
    """One indicator over all units; every tuple is in printed order."""

    name: str
    target: str
    is_ranked: bool
    is_share: bool
    province: Shown
    cities: dict[str, Shown]
    leaders: str
    below: tuple[Shown, ...]
    zero: tuple[str, ...]
    without_subject: tuple[str, ...]  # denominator 0
    counties_below: tuple[Shown, ...]


@dataclass(frozen=True)
class BulletinFacts:
    edition: Edition
    units: tuple[Unit, ...]
    measures: dict[tuple[str, str], float | None]
    figures: tuple[Figure, ...]
    indicators: tuple[Indicator, ...]
    about: dict[str, IndicatorFacts]
    duties: tuple[Duty, ...]
    problems: tuple[Problem, ...]
    stuck: tuple[Problem, ...]
    faulty: tuple[Faulty, ...]
    measure_names: dict[str, str]
    trend: tuple[Past, ...] = ()
    lists: tuple[WatchList, ...] = ()
    steps: tuple[StepCounts, ...] = ()
    overdue: tuple[Overdue, ...] = ()

    def state(self, state: str) -> tuple[Duty, ...]:
        return tuple(duty for duty in self.duties if duty.state == state)

    @property
    def hollow(self) -> tuple[Duty, ...]:
        """Returns that came, but empty or copied from an earlier period."""
        return tuple(d for d in self.duties if d.state in ("on_time", "late") and not d.complete)

    def units_with_zero(self, measure: str) -> list[str]:
        return [unit.name for unit in self.units if self.measures.get((unit.code, measure)) == 0]


def load_facts(
    con: duckdb.DuckDBPyConnection, regime: str, period: str, placement: BulletinPlacement
) -> BulletinFacts:
    """Raises tables.UnknownEditionError when the marts do not know the regime or the period."""
    edition = tables.load_edition(con, regime, period)
    figures = tables.load_figures(con, edition)
    indicators = tables.load_indicators(con, edition)
    problems = tables.load_problems(con, edition)
    return BulletinFacts(
        edition=edition,
        units=tuple(tables.load_units(con, edition)),
        measures=tables.load_measures(con, edition),
        figures=tuple(figures),
        indicators=tuple(indicators),
        about={
            item.indicator: indicator_facts(item, figures, edition, placement)
            for item in indicators
        },
        duties=tuple(tables.load_duties(con, edition)),
        problems=tuple(problems),
        stuck=tuple(p for p in problems if p.days_on_rung >= edition.stuck_days),
        faulty=tuple(tables.load_faulty(con, edition)),
        measure_names=tables.load_measure_names(con, edition),
        trend=tuple(tables.load_trend(con, edition)),
        lists=tuple(list_tables.load_lists(con, edition)),
        steps=tuple(list_tables.load_steps(con, edition)),
        overdue=tuple(list_tables.load_overdue(con, edition)),
    )


def indicator_facts(
    indicator: Indicator,
    figures: Sequence[Figure],
    edition: Edition,
    placement: BulletinPlacement,
) -> IndicatorFacts:
    own = [figure for figure in figures if figure.indicator == indicator.indicator]
    cities = [figure for figure in own if figure.level == "city"]
    shown = {figure.unit_code: show(figure, edition, placement) for figure in own}
    return IndicatorFacts(
        name=indicator.name,
        target=target_percent(indicator.target),
        is_ranked=indicator.is_ranked,
        is_share=indicator.is_share,
        province=next((shown[f.unit_code] for f in own if f.level == "province"), Shown()),
        cities={figure.unit_code: shown[figure.unit_code] for figure in cities},
        leaders=leaders(cities, placement.phrases, placement.display_decimals),
        below=tuple(shown[f.unit_code] for f in cities if f.attained is False),
        zero=tuple(
            f.unit_name for f in cities if f.numerator == 0 and (f.is_plain or f.denominator)
        ),
        without_subject=tuple(f.unit_name for f in cities if not f.is_plain and not f.denominator),
        counties_below=tuple(
            shown[f.unit_code] for f in own if f.level == "county" and f.attained is False
        ),
    )


def show(figure: Figure, edition: Edition, placement: BulletinPlacement) -> Shown:
    """The figure as text; percentages half up, everything else as counted."""
    parts = {
        "name": figure.unit_name,
        "numerator": count(figure.numerator),
        "denominator": count(figure.denominator),
        "value": value_text(figure, placement.display_decimals),
    }
    return Shown(
        **parts,
        parent=figure.parent_name,
        target=NO_VALUE if figure.is_plain else target_percent(figure.target),
        attained=figure.attained,
        rank=NO_VALUE if figure.rank is None else str(figure.rank),
        change=change(figure, edition, placement),
        with_parts=(
            parts["name"] + parts["value"]
            if figure.is_plain
            else placement.phrases.with_parts.format(**parts)
        ),
    )


def value_text(figure: Figure, decimals: int) -> str:
    """A percentage, or the count with what is counted."""
    if figure.is_plain:
        return quantity(figure.numerator, figure.unit)
    return percent(figure.value, decimals)


def change(figure: Figure, edition: Edition, placement: BulletinPlacement) -> str:
    """The change against the period before in percentage points, '' when it cannot be told."""
    now, before = figure.value, figure.previous
    moved = points(now, before, placement.display_decimals)
    if moved is None or now is None or before is None:
        return ""
    phrases = placement.phrases
    if now == before:
        phrase = phrases.change_none
    elif moved == 0:
        phrase = phrases.change_slight
    else:
        phrase = phrases.change_up if moved > 0 else phrases.change_down
    return phrase.format(previous=placement.previous[edition.kind], points=abs(moved))


def leaders(cities: Sequence[Figure], phrases: Phrases, decimals: int = 1) -> str:
    """The first three; equal values share a rank and are said to (并列第×). Zero never leads."""
    ranked = [f for f in cities if f.rank is not None and f.numerator > 0]
    ranked.sort(key=lambda f: f.rank or 0)  # stable: printed order among equals
    if not ranked:
        return ""
    if len(ranked) > 1 and all(f.rank == 1 for f in ranked) and len(ranked) == len(cities):
        return phrases.all_equal.format(value=value_text(ranked[0], decimals))
    groups = [
        (rank or 0, [f.unit_name for f in group])
        for rank, group in groupby(ranked, key=lambda f: f.rank)
        if (rank or 0) <= NAMED_RANKS
    ]
    if len(groups) == NAMED_RANKS and all(len(names) == 1 for _, names in groups):
        return phrases.leaders.format(
            names=listing([names[0] for _, names in groups]), number=ordinal(NAMED_RANKS)
        )
    return "，".join(
        (phrases.leader_tied if len(names) > 1 else phrases.leader_single).format(
            names=listing(names), rank=ordinal(rank)
        )
        for rank, names in groups
    )
