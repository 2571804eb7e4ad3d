"""What a chart of the bulletin shows: units against the target, one figure over the periods.

Belongs here: choosing points, and the texts beside them. Does not belong here: drawing
(`chart_parts.py` for Word, `pdf/` for PDF).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pipelines.publications.claims import Claim, Sentence
from pipelines.publications.facts import BulletinFacts, value_text
from pipelines.publications.placement import BulletinPlacement
from pipelines.publications.records import Figure, Indicator, Past
from pipelines.publications.wording import half_up, percent, share, target_percent

LEAST_UNITS, LEAST_PERIODS, MOST_POINTS = 2, 3, 24
LONG_NAME = 5  # characters; longer names stand beside lying bars
AMOUNT = "万元"  # printed in 万元 or 亿元 by size: not one scale


@dataclass(frozen=True)
class Point:
    """`value` is as printed: `text` is the number with its sign or unit."""

    label: str
    value: Decimal
    text: str
    address: tuple[str, ...]
    misses: bool = False  # below the target


@dataclass(frozen=True)
class Chart:
    kind: Literal["ranking", "trend"]
    title: str
    name: str
    unit: str  # what follows each number
    decimals: int
    points: tuple[Point, ...]
    target: Decimal | None
    target_text: str

    @property
    def lies(self) -> bool:
        """Bars lie where the names are too long to stand under columns; the target, which no line
        can show then, is in the title."""
        return self.kind == "ranking" and any(len(p.label) > LONG_NAME for p in self.points)

    @property
    def sentence(self) -> Sentence:
        """What the chart claims, to be recomputed like the numbers of the text."""
        told = "，".join(point.label + point.text for point in self.points)
        claims = tuple(Claim(point.text, point.address) for point in self.points)
        return Sentence(f"（图）{self.title}：{told}", claims)


def ranking(facts: BulletinFacts, indicator: str, placement: BulletinPlacement) -> Chart | None:
    """Units from high to low, printed order among equals; None when too few have a value."""
    item = _known(facts, indicator)
    own = [
        figure
        for figure in facts.figures
        if figure.indicator == indicator and figure.level == "city" and figure.value is not None
    ]
    if item is None or len(own) < LEAST_UNITS or own[0].unit == AMOUNT:
        return None
    own.sort(key=lambda figure: -(figure.value or 0))
    points = tuple(_point(figure, placement.display_decimals) for figure in own[:MOST_POINTS])
    return _chart("ranking", item, own[0].is_plain, own[0].unit, points, placement)


def trend(facts: BulletinFacts, indicator: str, placement: BulletinPlacement) -> Chart | None:
    """The whole's figure by month, or by the bulletin's own kind of period; None when too short."""
    item = _known(facts, indicator)
    for kind in ("month", facts.edition.kind):
        own = [p for p in facts.trend if p.indicator == indicator and p.kind == kind]
        if item and len(own) >= LEAST_PERIODS and own[0].unit != AMOUNT:
            decimals, year = placement.display_decimals, f"{facts.edition.end_on.year}年"
            points = tuple(_past(past, decimals, year) for past in own)
            return _chart("trend", item, own[0].denominator is None, own[0].unit, points, placement)
    return None


def _known(facts: BulletinFacts, indicator: str) -> Indicator | None:
    return next((item for item in facts.indicators if item.indicator == indicator), None)


def _chart(
    kind: Literal["ranking", "trend"],
    item: Indicator,
    is_plain: bool,
    unit: str,
    points: tuple[Point, ...],
    placement: BulletinPlacement,
) -> Chart:
    target = None if is_plain or item.target is None else Decimal(repr(item.target)) * 100
    said = "" if target is None else f"目标{target_percent(item.target)}"
    ending = {"ranking": "排名", "trend": "走势"}[kind] + (f"（{said}）" if said else "")
    return Chart(
        kind, f"{item.name}{ending}", item.name, unit if is_plain else "%",
        0 if is_plain else placement.display_decimals, points, target, said,
    )  # fmt: skip


def _point(figure: Figure, decimals: int) -> Point:
    return Point(
        figure.unit_name,
        _printed(figure.numerator, figure.denominator, decimals),
        value_text(figure, decimals),
        ("indicator", figure.indicator, figure.unit_code, "value"),
        figure.attained is False,
    )


def _past(past: Past, decimals: int, year: str) -> Point:
    value = _printed(past.numerator, past.denominator, decimals)
    text = f"{value}{past.unit}"
    if past.denominator is not None:
        text = percent(share(past.numerator, past.denominator), decimals)
    label = past.label.removeprefix(year)
    return Point(label, value, text, ("past", past.indicator, "", past.period))


def _printed(numerator: float, denominator: float | None, decimals: int) -> Decimal:
    if denominator is None:
        return Decimal(f"{numerator:g}")
    return half_up((share(numerator, denominator) or Decimal(0)) * 100, decimals)
