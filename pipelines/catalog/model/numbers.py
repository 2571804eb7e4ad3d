"""Measures (指标分项), watch lists (清单) and indicators (指标) with their targets.

Belongs here: the shape of `measures.yml`, `watchlists.yml`, `indicators.yml`.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import model_validator

from pipelines.catalog.model.definition import Definition, Level, Several
from pipelines.catalog.model.steps import RowFilter


class MeasureSource(Definition):
    """Where a measure is read from (直接取数), without code: the rows of a form that pass every
    filter (their number, the sum of a column, or distinct values), a step's duties, or one for
    `every` complete period of each unit of a level."""

    form: str = ""  # of this policy, or <data source>.<form>
    sum: str = ""
    distinct: tuple[str, ...] = ()
    dated: str = ""  # the column of the day on which a row counts; '' = the report period's end
    per: Literal["", "month", "quarter"] = ""  # distinct periods of `dated` are counted
    step: str = ""
    outcome: Literal["due", "met"] = "due"  # all duties that fell due, or those done in time
    every: Literal["", "month", "quarter"] = ""
    of: Level | None = None  # with every: whose periods; else only rows of units of this level
    where: tuple[RowFilter, ...] = ()

    @model_validator(mode="after")
    def one_kind(self) -> Self:
        if sum(map(bool, (self.form, self.step, self.every))) != 1:
            raise ValueError("来源请在 form、step、every 中恰好写一项")
        if (self.every and self.of is None) or (self.per and not self.dated):
            raise ValueError("every 要和 of 同写；per 要和 dated 同写")
        return self


class Measure(Definition):
    """A count or sum per unit and period (指标分项): an entry of `measures.yml`.

    Without `source` its facts come from the regime's own SQL models.
    """

    id: str
    name: str
    meaning: str
    unit: str = "个"
    basis: Literal["ytd", "period", "cum"]
    aggregate: Literal["count_distinct", "sum"] = "count_distinct"
    rollup: Literal["statistics", "reporting"] = "statistics"
    levels: tuple[Level, ...] = ("county", "city", "province")
    clause: str = ""
    # one source, or several: then a row counts that passes one of them
    source: Annotated[tuple[MeasureSource, ...], Several] = ()

    @property
    def counting(self) -> str:
        """How subjects add up: a declared sum is a sum, everything else as `aggregate` says."""
        return "sum" if any(source.sum for source in self.source) else self.aggregate


class Watchlist(Definition):
    """Whom or what to look after (清单): an entry of `watchlists.yml`. The subjects that count in
    one of `measure` and not in `without`, each with columns of its row."""

    id: str
    name: str
    measure: Annotated[tuple[str, ...], Several]
    without: str = ""
    columns: tuple[str, ...] = ()
    says: str = ""  # what is to be done
    clause: str = ""


class Target(Definition):
    """A dated target (目标值); reached when value >= target, both unrounded."""

    value: float
    valid_from: date
    valid_to: date | None = None
    clause: str = ""


class Indicator(Definition):
    """A ratio of two measures (指标): an entry of `indicators.yml`.

    Without `denominator` the measure itself is shown and ranked; `denominator_at: root` divides by
    the denominator of the unit at the top, which makes a share of the whole.
    """

    id: str
    name: str
    group: str = ""  # heading on pages and in the bulletin
    numerator: str
    denominator: str = ""
    denominator_at: Literal["unit", "root"] = "unit"
    direction: Literal["higher", "lower"] = "higher"
    levels: tuple[Level, ...]
    ranked_levels: tuple[Level, ...] = ("county", "city")
    period_kinds: tuple[Literal["month", "quarter", "year"], ...]
    in_bulletin_ranking: bool = False
    clause: str = ""
    why: str = ""
    to_target: str = ""  # what to say of a unit below target, {n} = how many are missing
    targets: tuple[Target, ...] = ()
