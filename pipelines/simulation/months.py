"""Months, half-months and quarters as plain values, independent of the catalogue's periods."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache


@dataclass(frozen=True, order=True)
class Month:
    year: int
    month: int

    @classmethod
    def parse(cls, text: str) -> Month:
        year, month = text.split("-")
        return cls(int(year), int(month))

    @classmethod
    def of(cls, day: date) -> Month:
        return cls(day.year, day.month)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def days(self) -> int:
        return monthrange(self.year, self.month)[1]

    @property
    def start(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def end(self) -> date:
        return date(self.year, self.month, self.days)

    def day(self, day: int) -> date:
        return date(self.year, self.month, day)

    def plus(self, months: int) -> Month:
        index = self.year * 12 + self.month - 1 + months
        return Month(index // 12, index % 12 + 1)

    @property
    def quarter(self) -> str:
        return f"{self.year:04d}-Q{(self.month + 2) // 3}"

    @property
    def ends_quarter(self) -> bool:
        return self.month % 3 == 0


def months_between(first: Month, last: Month) -> list[Month]:
    """Both ends included."""
    months = [first]
    while months[-1] < last:
        months.append(months[-1].plus(1))
    return months


@cache
def last_day(period: str) -> date:
    """The last day of a month (2017-04), half-month (2019-04-A), quarter (2017-Q2), year (2017)."""
    if "Q" in period:
        return Month(int(period[:4]), int(period[-1]) * 3).end
    if period[-1] in "AB":
        month = Month.parse(period[:7])
        return month.day(15) if period[-1] == "A" else month.end
    return Month.parse(period).end if "-" in period else date(int(period), 12, 31)


@cache
def first_day(period: str) -> date:
    if "Q" in period:
        return Month(int(period[:4]), int(period[-1]) * 3 - 2).start
    if period[-1] in "AB":
        return Month.parse(period[:7]).day(1 if period[-1] == "A" else 16)
    return Month.parse(period).start if "-" in period else date(int(period), 1, 1)


def kind_of(period: str) -> str:
    """M, H (half-month), Q or Y."""
    if "Q" in period:
        return "Q"
    if period[-1] in "AB":
        return "H"
    return "M" if "-" in period else "Y"


def label(period: str) -> str:
    """2017年4月, 2019年4月上半月, 2017年第二季度, 2017年."""
    if "Q" in period:
        return f"{period[:4]}年第{'一二三四'[int(period[-1]) - 1]}季度"
    if period[-1] in "AB":
        return f"{label(period[:7])}{'上' if period[-1] == 'A' else '下'}半月"
    if "-" in period:
        return f"{period[:4]}年{int(period[5:])}月"
    return f"{period}年"
