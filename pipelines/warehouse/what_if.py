"""What the ranking would be under another rule: target, parts, rounding, reporting lines (推演).

Belongs here: the question over the published counts, and what may be asked. Does not belong here:
any write: an answer is never kept, and no published figure changes. Used by `daiban whatif` and by
the page 推演, so that both give the same answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Literal

from pipelines.warehouse.selection import QueryError

Rounding = Literal["half_up", "down", "half_even"]
TARGET_TOO_LARGE = 5  # no rate has a target of 500 %
Select = Callable[[str, list[Any]], list[tuple[Any, ...]]]
LEVELS = ("city", "county")


@dataclass(frozen=True)
class Change:
    """What is supposed; empty fields stay as published.

    `target` is a share (0.9). `numerator`, `denominator`: ids of measures. `decimals`: the
    percentage is rounded to so many before it is compared and ranked, `rounding` says how.
    `lines`: units that reported straight to the top on that day stand for themselves.
    """

    target: float | None = None
    numerator: str = ""
    denominator: str = ""
    decimals: int | None = None
    rounding: Rounding = "half_up"
    lines: date | None = None

    @property
    def is_empty(self) -> bool:
        """Nothing is supposed."""
        return self == Change(rounding=self.rounding)


@dataclass(frozen=True)
class Asked:
    """Of which ranking."""

    regime: str
    indicator: str
    period: str
    level: Literal["city", "county"] = "city"


def question(asked: Asked, change: Change) -> tuple[str, list[Any]]:
    """The SQL and its numbered values. Columns as in `COLUMNS`, best first."""
    values = [getattr(part, field.name) for part in (asked, change) for field in fields(part)]
    return _SQL, values


def check(select: Select, asked: Asked, change: Change) -> None:
    """Raises QueryError where the question names what does not exist or has no figures."""
    found = select(
        "select numerator, denominator from marts.dim_indicators"
        " where regime = ? and indicator = ?", [asked.regime, asked.indicator],
    )  # fmt: skip
    if not found:
        raise QueryError(f"制度 {asked.regime} 没有指标“{asked.indicator}”，见 daiban indicators。")
    if change.is_empty:
        raise QueryError("没有说要改什么：请给出目标、分子、分母、取舍或报送关系中的至少一项。")
    if change.lines and asked.level != "city":
        raise QueryError("报送关系只影响市（州）一级的排名，请用市级。")
    if change.target is not None and change.target > TARGET_TOO_LARGE and found[0][1]:
        raise QueryError(f"目标 {change.target:g} 太大：百分之几请写成 {change.target:g}%。")
    if change.denominator and not found[0][1]:
        raise QueryError("这个指标不作除法，没有分母可改。")
    for measure in filter(None, (change.numerator, change.denominator)):
        _check_measure(select, asked, measure)


def _check_measure(select: Select, asked: Asked, measure: str) -> None:
    known = select(
        "select measure, levels from marts.dim_measures where regime = ? order by display_order",
        [asked.regime],
    )
    usable = [str(name) for name, levels in known if asked.level in levels]
    if measure not in usable:
        raise QueryError(f"“{measure}”不能用：这一级可用的分项是 {'、'.join(usable)}。")


COLUMNS = (
    "unit_code", "unit_name", "numerator", "denominator", "value", "target", "attained", "rank",
    "published_value", "published_attained", "published_rank", "on_own_line",
)  # fmt: skip

# $1 regime $2 indicator $3 period $4 level $5 target $6 numerator $7 denominator $8 decimals
# $9 rounding $10 lines
_SQL = """
with chosen as (
    select i.direction, i.denominator_at, r.root_unit,
        coalesce(nullif($6, ''), i.numerator) as top,
        coalesce(nullif($7, ''), i.denominator) as bottom
    from marts.dim_indicators as i
    join marts.dim_regimes as r using (regime)
    where i.regime = $1 and i.indicator = $2
),
-- units that reported straight to the top on the day
own_line as (
    select distinct l.unit_code
    from marts.dim_reporting_lines as l
    cross join chosen
    where l.regime in ($1, '') and l.reports_to = chosen.root_unit
        and $10::date >= coalesce(l.valid_from, '0001-01-01')
        and $10::date <= coalesce(l.valid_to, '9999-12-31')
),
moved as (
    select c.*, m.rollup
    from marts.fct_own_counts as c
    join own_line using (unit_code)
    join marts.dim_measures as m using (regime, measure)
    where c.regime = $1 and c.period = $3 and c.level = 'county'
),
counts as (
    select measure, unit_code, unit_name, parent_code, unit_order, value, false as on_own_line
    from marts.fct_measures
    where regime = $1 and period = $3 and level = $4
    union all
    select measure, unit_code, unit_name, root_unit, 1000, value, true
    from moved cross join chosen
    union all
    -- shown even where it has nothing to count
    select top, unit_code, any_value(name), any_value(root_unit), 1000, 0, true
    from own_line join marts.dim_org_units using (unit_code) cross join chosen
    group by unit_code, top
    union all
    select moved.measure, m.unit_code, m.unit_name, m.parent_code, m.unit_order, -moved.value, false
    from moved
    join marts.fct_measures as m on m.regime = moved.regime and m.period = moved.period
        and m.measure = moved.measure and m.unit_code = moved.parent_code and m.level = $4
    where moved.rollup = 'statistics'
),
units as (
    select unit_code, any_value(unit_name) as unit_name, any_value(parent_code) as parent_code,
        min(unit_order) as unit_order, bool_or(on_own_line) as on_own_line,
        sum(value) filter (measure = top) as top_value,
        sum(value) filter (measure = bottom) as bottom_value
    from counts cross join chosen group by unit_code
),
whole as (
    select value from marts.fct_measures join chosen on measure = bottom and unit_code = root_unit
    where regime = $1 and period = $3
),
parts as (
    select units.*, coalesce(top_value, 0) as numerator,
        case when bottom = '' then null
            when denominator_at = 'root' then (select value from whole)
            else coalesce(bottom_value, 0) end as denominator,
        direction
    from units cross join chosen
    where top_value is not null or bottom_value is not null
),
-- whole numbers, so that a half is a half: numerator and denominator in ten-thousandths
exact as (
    select *, (numerator * 10000)::hugeint * (100 * 10 ** coalesce($8, 0))::hugeint as above,
        (coalesce(denominator, 1) * 10000)::hugeint as below
    from parts
),
rounded as (
    select *, case when below > 0 then
        case
            when $8 is null or denominator is null
                then numerator / coalesce(denominator, 1)
            else (above // below + case
                when $9 = 'down' then 0
                when 2 * (above % below) > below then 1
                when 2 * (above % below) < below then 0
                when $9 = 'half_even' then (above // below) % 2
                else 1 end) / (100.0 * 10 ** $8)
        end end as value
    from exact
),
published as (
    select unit_code, target, value as published_value, attained as published_attained,
        rank as published_rank
    from marts.fct_indicator_values
    where regime = $1 and indicator = $2 and period = $3 and level = $4
),
aimed as (
    select rounded.*, published.* exclude (unit_code, target),
        coalesce($5, published.target, (select max(target) from published)) as target
    from rounded left join published using (unit_code)
)
select unit_code, unit_name, numerator, denominator, value, target,
    case direction when 'lower' then value <= target else value >= target end as attained,
    case when value is not null then rank() over (
        partition by parent_code
        order by case direction when 'lower' then -value else value end desc nulls last
    )::integer end as rank,
    published_value, published_attained, published_rank, on_own_line
from aimed
order by parent_code, rank nulls last, unit_order, unit_code
"""
