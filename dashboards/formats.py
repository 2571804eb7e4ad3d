"""How a number, a date or a mark is written on a page.

Belongs here: every conversion of a mart's value into Chinese text, rounding half up with
`Decimal`. Does not belong here: any figure that a mart should hold. The only arithmetic is
the subtraction of two shown rates, for the change in 百分点.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

NOTHING = "—"
_PERIOD = re.compile(r"\d{4}(?:-Q[1-4]|-(?:0[1-9]|1[0-2])(?:-[AB])?)?")


def _decimal(value: Any) -> Decimal:
    """The shortest decimal that stands for the stored number, so that 0.0345 is a true tie."""
    return Decimal(repr(float(value)))


def _one_decimal(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def percent(value: float | None) -> str:
    """A ratio as a percentage with one decimal, half up: 0.9545 -> 95.5%."""
    if value is None:
        return NOTHING
    return f"{_one_decimal(_decimal(value) * 100)}%"


def figure(row: Mapping[Any, Any] | Any) -> str:
    """An indicator's value: a percentage, or the plain figure where nothing is divided."""
    if row["denominator"] is None and row["value"] is not None:
        return count(row["value"])
    return percent(row["value"])


def target(value: float | None) -> str:
    """A target as the policy prints it, without needless zeros: 0.95 -> 95%."""
    if value is None:
        return "未设目标"
    return f"{(_decimal(value) * 100).normalize():f}%"


def target_of(row: Mapping[Any, Any] | Any) -> str:
    """The target of a rate as a percentage, of a plain figure as it is."""
    if row["denominator"] is None and row["value"] is not None and row["target"] is not None:
        return count(row["target"])
    return target(row["target"])


def value_head(rows: Any) -> str:
    """The header of the values: % for a rate, what is counted for a plain figure."""
    first = rows.iloc[0]
    is_plain = first["denominator"] is None and first["value"] is not None
    return f"数值（{first['unit'] if is_plain else '%'}）"


def counted(text: str, unit: str | None) -> str:
    """A header with what is counted below it: 分子（个）; without it where nothing says so."""
    return f"{text}（{unit}）" if unit else text


def part_heads(rows: Any) -> tuple[str, str]:
    """The headers of numerators and denominators of one indicator."""
    first = rows.iloc[0]
    return counted("分子", first["numerator_unit"]), counted("分母", first["denominator_unit"])


def share_of(text: str) -> float | None:
    """A share that somebody typed: 90% or 0.9; '' is none. ValueError when it is neither."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return None
    return float(plain.removesuffix("%")) / (100 if plain.endswith("%") else 1)


def points(value: float | None, previous: float | None) -> str:
    """The change against the previous period in percentage points, never in %."""
    if value is None or previous is None:
        return "无上期可比"
    change = _one_decimal((_decimal(value) - _decimal(previous)) * 100)
    if change == 0:
        return "与上期持平"
    return f"比上期{'升' if change > 0 else '降'} {abs(change)} 个百分点"


def change_of(row: Mapping[Any, Any] | Any) -> str:
    """The change against the previous period: in points for a rate, as counted for a figure."""
    now, before = row["value"], row["previous_value"]
    if row["denominator"] is not None or now is None or before is None:
        return points(now, before)
    moved = _decimal(now) - _decimal(before)
    if moved == 0:
        return "与上期持平"
    return f"比上期{'增' if moved > 0 else '减'} {abs(moved).normalize():,f}"


def moved(row: Mapping[Any, Any] | Any) -> str:
    """The change for a column whose head says 百分点 or what is counted: ↑1.9, ↓0.5."""
    said = change_of(row)
    if said.startswith("无"):
        return NOTHING
    if said.startswith("与"):
        return "持平"
    return ("↑" if said[3] in "升增" else "↓") + said[4:].removesuffix("个百分点").strip()


def count(value: float | None) -> str:
    """A count or a sum with thousands separators; decimals only where there are any."""
    if value is None:
        return NOTHING
    exact = _decimal(value).normalize()
    return f"{exact:,f}"


def period(text: str) -> str:
    """A period as printed where no mart has its label: 2017-07, 2017-Q3, 2019-04-A, 2017."""
    year, _, rest = text.partition("-")
    if not rest:
        return f"{year}年"
    if rest.startswith("Q"):
        return f"{year}年第{'一二三四'[int(rest[1]) - 1]}季度"
    month, _, half = rest.partition("-")
    return f"{year}年{int(month)}月" + {"A": "上半月", "B": "下半月"}.get(half, "")


def periods(text: str) -> str:
    """Several periods as printed; what is none stays as somebody wrote it."""
    return "、".join(period(one) if _PERIOD.fullmatch(one) else one for one in text.split("、"))


def money(value: float | None) -> str:
    """An amount kept in 万元, written as one reads it: 9,800万元, 3.4亿元."""
    if value is None:
        return NOTHING
    exact = _decimal(value)
    if abs(exact) >= 10_000:
        return f"{_one_decimal(exact / 10_000):,f}亿元"
    return f"{_one_decimal(exact).normalize():,f}万元"


def hundred_millions(value: float | None) -> str:
    """An amount kept in 万元 for a column in 亿元, two decimals."""
    if value is None:
        return NOTHING
    exact = (_decimal(value) / 10_000).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    return f"{exact:,f}"


def parts(numerator: float | None, denominator: float | None) -> str:
    """Numerator and denominator of a rate: 298 / 312; of a plain figure the figure."""
    if denominator is None:
        return count(numerator)
    return f"{count(numerator)} / {count(denominator)}"


def parts_of(row: Mapping[Any, Any] | Any) -> str:
    """The same where rows count different things: 298 / 312 个, 3 篇 / 12 个月."""
    top, bottom = row["numerator_unit"] or "", row["denominator_unit"] or ""
    if row["numerator"] is None and row["denominator"] is None:
        return NOTHING
    if row["denominator"] is None:
        return f"{count(row['numerator'])} {top}".strip()
    above = "" if top == bottom else f" {top}"
    return f"{count(row['numerator'])}{above} / {count(row['denominator'])} {bottom}".strip()


def mark(attained: bool | None) -> str:
    """A sign that can be read without colour."""
    if attained is None:
        return ""
    return "✓" if attained else "✗"


def verdict(attained: bool | None) -> str:
    """The sign with its word."""
    if attained is None:
        return NOTHING
    return "✓ 达标" if attained else "✗ 未达标"


def rank(value: float | None, tied: bool = False) -> str:
    """A place in the ranking; a shared one says so."""
    if value is None:
        return "不排名"
    return f"{'并列' if tied else ''}{int(value)}"


def rank_change(now: float | None, before: float | None) -> str:
    """Places gained or lost against the previous period: ↑2, ↓1, —."""
    if now is None or before is None or int(now) == int(before):
        return NOTHING
    moved = int(before) - int(now)
    return f"↑{moved}" if moved > 0 else f"↓{-moved}"


def day(value: date | datetime | None) -> str:
    """A day: 2017年4月20日."""
    if value is None:
        return NOTHING
    return f"{value.year}年{value.month}月{value.day}日"


def due(value: datetime | None) -> str:
    """A deadline: the day, and the time only where it is not the day's last moment."""
    if value is None:
        return NOTHING
    return day(value) if (value.hour, value.minute) == (23, 59) else moment(value)


def days(value: float | None) -> str:
    """A length of time in days, one decimal."""
    return NOTHING if value is None else f"{_one_decimal(_decimal(value)).normalize():f}"


def moment(value: datetime | None) -> str:
    """A day and, when it is not midnight, the time: 2017年4月20日 16:05."""
    if value is None:
        return NOTHING
    if (value.hour, value.minute) == (0, 0):
        return day(value)
    return f"{day(value)} {value:%H:%M}"
