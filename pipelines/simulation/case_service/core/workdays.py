"""Workdays and office hours: what a limit of workdays or minutes comes to, worked out by hand.

Belongs here: the State Council's calendar with its make-up Saturdays and Sundays, and the hours
in which a call counts at once. Does not belong here: which step has which limit.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import chinese_calendar

OPENS, CLOSES = time(8, 30), time(17, 30)
_A_DAY = timedelta(days=1)


def is_workday(day: date) -> bool:
    return bool(chinese_calendar.is_workday(day))


def next_workday(day: date) -> date:
    """The first workday after `day`."""
    return workdays_after(day, 1)


def workdays_after(day: date, number: int) -> date:
    """The `number`-th workday after `day`: the day after the trigger is day 1."""
    for _ in range(number):
        day += _A_DAY
        while not is_workday(day):
            day += _A_DAY
    return day


def workday_on_or_after(day: date) -> date:
    while not is_workday(day):
        day += _A_DAY
    return day


def months_after(day: date, number: int) -> date:
    """The same day some calendar months later, or the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + number
    year, month = index // 12, index % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def clock_starts(call: datetime) -> datetime:
    """When the minutes of a call begin: at once in office hours, else at the next opening."""
    if is_workday(call.date()):
        if OPENS <= call.time() <= CLOSES:
            return call
        if call.time() < OPENS:
            return datetime.combine(call.date(), OPENS)
    return datetime.combine(next_workday(call.date()), OPENS)


def minutes_after(call: datetime, minutes: int) -> datetime:
    return clock_starts(call) + timedelta(minutes=minutes)


def end_of(day: date) -> datetime:
    """The last second of a day: a limit of days runs until then."""
    return datetime.combine(day, time(23, 59, 59))
