"""Ratios, targets and ranks, from the counts.

A simulator lists its indicators as it understands its policy. Does not belong here: the measures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pipelines.simulation.months import kind_of, last_day
from pipelines.simulation.tree import Tree
from pipelines.simulation.truth.counting import Count

Values = Mapping[tuple[str, str, str], float]  # measure, unit, period


@dataclass(frozen=True)
class Ratio:
    """An indicator; without `denominator` the measure itself is the figure."""

    indicator: str
    numerator: str
    denominator: str
    levels: tuple[str, ...]
    kinds: str  # letters of M, Q, Y
    target: float | None = None
    ranked: tuple[str, ...] = ("county", "city")
    direction: Literal["higher", "lower"] = "higher"
    denominator_at_root: bool = False
    target_from: date = date.min

    def value(self, values: Values, unit: str, period: str, root: str) -> Figure | None:
        """None where a part does not exist for the unit."""
        above = values.get((self.numerator, unit, period))
        if above is None or not self.denominator:
            return None if above is None else (above, None, above)
        whose = root if self.denominator_at_root else unit
        below = values.get((self.denominator, whose, period))
        if below is None:
            return None
        return above, below, above / below if below else None

    def is_attained(self, value: float | None, period: str) -> bool | None:
        if value is None or self.target is None or last_day(period) < self.target_from:
            return None
        return value <= self.target if self.direction == "lower" else value >= self.target


Figure = tuple[float, float | None, float | None]  # numerator, denominator, value


def indicator_rows(
    tree: Tree, ratios: Sequence[Ratio], counts: Iterable[Count]
) -> list[dict[str, Any]]:
    levels = {(c.measure, c.level, c.unit, c.period): c.value for c in counts}
    values = {
        (measure, unit, period): value for (measure, _, unit, period), value in levels.items()
    }
    rows = []
    for measure, level, unit, period in levels:
        for ratio in ratios:
            is_plain = ratio.denominator_at_root or not ratio.denominator
            if measure != (ratio.numerator if is_plain else ratio.denominator):
                continue
            if level not in ratio.levels or kind_of(period) not in ratio.kinds:
                continue
            figure = ratio.value(values, unit, period, tree.root)
            if figure is not None:
                above, below, value = figure
                rows.append(
                    {
                        "indicator": ratio.indicator,
                        "level": level,
                        "unit_code": unit,
                        "period": period,
                        "numerator": above,
                        "denominator": below,
                        "value": value,
                        "attained": ratio.is_attained(value, period),
                        "rank": None,
                    }
                )
    _rank(tree, ratios, rows)
    return rows


def _rank(tree: Tree, ratios: Sequence[Ratio], rows: list[dict[str, Any]]) -> None:
    """Equal values share a rank and the next is skipped; units compete with those beside them."""
    ranked = {
        (ratio.indicator, level): ratio.direction for ratio in ratios for level in ratio.ranked
    }
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        if row["value"] is not None and (row["indicator"], row["level"]) in ranked:
            parent = tree.unit(row["unit_code"]).parent_code
            groups[row["indicator"], row["period"], row["level"], parent].append(row)
    for (indicator, _, level, _), group in groups.items():
        is_lower = ranked[indicator, level] == "lower"
        for row in group:
            own = row["value"]
            better = (o["value"] < own if is_lower else o["value"] > own for o in group)
            row["rank"] = 1 + sum(better)
