"""How a value is typed into a cell: the official way, or one of the many ways seen in returns.

Belongs here: spellings that a careful reader understands (`spell`) and typed content that nobody
can understand (`UNREADABLE_DATES`). Does not belong here: which row is disturbed (`mess.py`).
"""

from __future__ import annotations

from datetime import date, datetime
from random import Random

from pipelines.catalog.model.forms import Column
from pipelines.simulation.months import last_day
from pipelines.simulation.returns import Value

UNREADABLE_DATES = ("待定", "十三月五日", "13.45", "不详")
_FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")


def spell(column: Column, value: Value, period: str, rng: Random, mess: float) -> Value | None:
    """The cell content for `value`; with mess 0 the form of the official guidance."""
    messy = rng.random() < mess
    if column.type == "month_day" and isinstance(value, date):
        return _month_day(value, period, rng, messy)
    if column.type == "year_month":
        return _year_month(str(value), rng, messy)
    if isinstance(value, datetime):
        return rng.choice(_times(value)) if messy else value
    if column.type == "date" and isinstance(value, date):
        return rng.choice(_full_dates(value)) if messy else value
    if column.type == "integer" and isinstance(value, int):
        return rng.choice((f"{value}".translate(_FULL_WIDTH), f"{value}")) if messy else value
    if column.type == "amount" and isinstance(value, float):
        return _in_unit(value / 10000) if column.unit == "亿元" else _amount(value, rng, messy)
    if column.type == "tick":
        return rng.choice("✓☑1是") if messy else "√"
    if column.element == "project_name" and messy:
        return _name_variant(str(value), rng)
    return value


def spell_count_with_unit(value: int) -> str:
    """`3次`: read, with a warning."""
    return f"{value}次"


def year_in_report(day: date, period: str) -> int:
    """The year that a reader gives to a month-day of `day`'s month in this report."""
    end = last_day(period)
    return end.year - 1 if day.month == 12 and end.month == 1 else end.year


def _month_day(day: date, period: str, rng: Random, messy: bool) -> Value:
    if year_in_report(day, period) != day.year:
        return rng.choice(_full_dates(day)) if messy else f"{day:%Y-%m-%d}"
    if not messy:
        return f"{day:%m.%d}"
    month_day = (f"{day.month}月{day.day}日", f"{day:%m.%d}".translate(_FULL_WIDTH))
    return rng.choice((*month_day, *_full_dates(day)))


def _full_dates(day: date) -> tuple[Value, ...]:
    return (
        day,
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
        f"{day:%Y-%m-%d}",
    )


def _times(value: datetime) -> tuple[Value, ...]:
    """Without seconds only where there are none."""
    if value.second:
        return value, f"{value:%Y-%m-%d %H:%M:%S}"
    minute = f"{value.hour}:{value:%M}"
    return (
        value,
        f"{value:%Y-%m-%d %H:%M}",
        f"{value:%Y-%m-%d %H:%M:%S}",
        f"{value.year}/{value.month}/{value.day} {minute}",
        f"{value.year}年{value.month}月{value.day}日 {minute}",
    )


def _year_month(month: str, rng: Random, messy: bool) -> Value:
    if not messy:
        return month.replace("-", ".")
    year, number = (int(part) for part in month.split("-"))
    return rng.choice((month, f"{year}年{number}月", date(year, number, 1)))


def _amount(value: float, rng: Random, messy: bool) -> Value:
    if messy and value % 1000 == 0:
        return rng.choice((f"{value / 10000:g}亿", f"{value:.0f}万元", f"{value:,.0f}"))
    return _in_unit(value)


def _in_unit(value: float) -> int | float:
    value = round(value, 6)
    return int(value) if value == int(value) else value


def _name_variant(name: str, rng: Random) -> str:
    """The same name after normalisation: widths, brackets, spaces, separators differ."""
    spaced = name[:4] + " " + name[4:]
    dashed = name[:2] + "·" + name[2:]
    bracketed = name.replace("（", "(").replace("）", ")")
    return rng.choice((spaced, dashed, bracketed, f"《{name}》", name.replace("A", "Ａ")))
