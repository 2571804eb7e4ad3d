"""Days worth choosing: those on which a limit or a half-month turns.

Belongs here: dates only. Does not belong here: what happens on them.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from pipelines.simulation.case_service.core.workdays import is_workday, workdays_after
from pipelines.simulation.months import Month

A_DAY = timedelta(days=1)


def odd_days(first: date, last: date) -> list[date]:
    """Days after which workdays are not simply Monday to Friday, and make-up workdays."""
    found, day = [], first
    while day <= last:
        makes_up = is_workday(day) != (day.isoweekday() <= 5)
        if makes_up or workdays_after(day, 2) != _weekdays_after(day, 2):
            found.append(day)
        day += A_DAY
    return found


def some_day(rng: Random, month: Month) -> date:
    """Often the first, the 15th, the 16th, or the last."""
    if rng.random() < 0.4:
        return month.day(rng.choice((1, 15, 16, month.days)))
    return month.day(rng.randint(1, month.days))


def later(rng: Random, day: date, at_most: int) -> date:
    return day + rng.randint(0, at_most) * A_DAY


def turning_day(rng: Random, day: date) -> date:
    """`day`, or the end of its half-month or the day after."""
    month = Month.of(day)
    ends = [end for end in (month.day(15), month.day(16), month.end) if end >= day]
    return rng.choice(ends) if ends and rng.random() < 0.4 else day


def _weekdays_after(day: date, number: int) -> date:
    for _ in range(number):
        day += A_DAY
        while day.isoweekday() > 5:
            day += A_DAY
    return day
