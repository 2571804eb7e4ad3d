"""Report periods: month, quarter, half-month and year.

Belongs here: what a period is called, when it starts and ends, and which follow each other.
Does not belong here: what is due in it (`calendar.py`), or reading a period off a sheet.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

DatedKind = Literal["month", "quarter", "half_month", "year"]

_SHAPES: tuple[tuple[DatedKind, re.Pattern[str]], ...] = (
    ("month", re.compile(r"(\d{4})-(0[1-9]|1[0-2])")),
    ("quarter", re.compile(r"(\d{4})-Q([1-4])")),
    ("half_month", re.compile(r"(\d{4})-(0[1-9]|1[0-2])-([AB])")),
    ("year", re.compile(r"(\d{4})")),
)
_QUARTERS = "一二三四"
_EXAMPLES = "2017-04（月）、2017-Q2（季度）、2017（年）、2019-04-A（上半月）、2019-04-B（下半月）"


@dataclass(frozen=True)
class Period:
    """A report period; equal ids are equal periods. Made by `parse` or `of`."""

    id: str
    kind: DatedKind
    start: date
    end: date  # last day, inclusive

    @classmethod
    def parse(cls, text: str) -> Period:
        """2017-04, 2017-Q2, 2017, 2019-04-A. Raises ValueError with a Chinese message."""
        for kind, shape in _SHAPES:
            match = shape.fullmatch(text.strip())
            if match:
                return _build(kind, [str(part) for part in match.groups()])
        raise ValueError(f"“{text}”不是报告期，请写成：{_EXAMPLES}。")

    @classmethod
    def of(cls, kind: DatedKind, day: date) -> Period:
        """The period of this kind that `day` lies in."""
        if kind == "quarter":
            return cls.parse(f"{day.year}-Q{(day.month + 2) // 3}")
        if kind == "year":
            return cls.parse(f"{day.year:04d}")
        month = f"{day.year:04d}-{day.month:02d}"
        if kind == "month":
            return cls.parse(month)
        return cls.parse(f"{month}-{'A' if day.day <= 15 else 'B'}")

    @property
    def label_zh(self) -> str:
        """2017年4月, 2017年第二季度, 2017年, 2019年4月上半月."""
        year = f"{self.start.year}年"
        if self.kind == "year":
            return year
        if self.kind == "quarter":
            return f"{year}第{_QUARTERS[(self.start.month - 1) // 3]}季度"
        half = {"month": "", "half_month": "上半月" if self.start.day == 1 else "下半月"}[self.kind]
        return f"{year}{self.start.month}月{half}"

    def contains(self, day: date) -> bool:
        return self.start <= day <= self.end

    def following(self) -> Period:
        """The next period of the same kind."""
        return Period.of(self.kind, self.end + timedelta(days=1))

    def previous(self) -> Period:
        """The period of the same kind before this one."""
        return Period.of(self.kind, self.start - timedelta(days=1))

    def __str__(self) -> str:
        return self.id


def periods_within(kind: DatedKind, first: date, last: date) -> list[Period]:
    """All periods of a kind that start within the two days, both included."""
    start = Period.of(kind, first)
    return list(_run(start if start.start >= first else start.following(), last))


def _run(period: Period, last: date) -> Iterator[Period]:
    while period.start <= last:
        yield period
        period = period.following()


def _build(kind: DatedKind, parts: list[str]) -> Period:
    year = int(parts[0])
    if not 1 <= year < 9999:
        raise ValueError(f"年份“{parts[0]}”不可用，请写成：{_EXAMPLES}。")
    if kind == "year":
        return Period(parts[0], kind, date(year, 1, 1), date(year, 12, 31))
    if kind == "quarter":
        last = int(parts[1]) * 3
        name = f"{parts[0]}-Q{parts[1]}"
        return Period(name, kind, date(year, last - 2, 1), _month_end(year, last))
    month = int(parts[1])
    first, end = date(year, month, 1), _month_end(year, month)
    if kind == "half_month":
        if parts[2] == "A":
            end = date(year, month, 15)
        else:
            first = date(year, month, 16)
    return Period("-".join(parts), kind, first, end)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
