"""Cases made on purpose, so that every limit is met on its last day and missed by one.

Belongs here: each boundary of the policy, in each simulated span. Does not belong here: chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle, product

from pipelines.simulation.case_service.core.workdays import workdays_after
from pipelines.simulation.investor_agency import words
from pipelines.simulation.investor_agency.case_file import CaseFile, Numbering
from pipelines.simulation.investor_agency.days import A_DAY, odd_days
from pipelines.simulation.months import Month

AMOUNTS = (4999.0, 5000.0, 9999.0, 10000.0)
NOTHING = None


def on_purpose(
    numbering: Numbering, places: Sequence[str], months: Sequence[Month]
) -> list[CaseFile]:
    """At `places` in turn."""
    place = cycle(places)
    return [
        *_amounts(numbering, place, months[0]),
        *_half_months(numbering, place, months),
        *_odd_days(numbering, place, months),
        *_planned_days(numbering, place, months[-1]),
    ]


def _amounts(numbering: Numbering, place: Iterator[str], month: Month) -> list[CaseFile]:
    """Each amount around the two limits, with and without lead and supervision."""
    found = []
    for amount, rank, supervisor in product(
        AMOUNTS, (*words.HIGH_RANKS, words.OTHER_RANK, NOTHING), (words.SUPERVISORS[0], NOTHING)
    ):
        case = numbering.open(next(place), month.start, amount, True)
        case.lead(month.start, rank, supervisor)
        found.append(case)
    other = numbering.open(next(place), month.start, 20000.0, False)
    return [*found, other]


def _half_months(
    numbering: Numbering, place: Iterator[str], months: Sequence[Month]
) -> list[CaseFile]:
    """Registered and ended around the 15th and the last; told on the days that turn."""
    found = []
    for month in months:
        turns = (month.day(15), month.day(16), month.end)
        for n, (begun_on, element) in enumerate(product(turns, ("closed_on", "terminated_on"))):
            case = numbering.open(next(place), begun_on, 3000.0, False)
            case.tell(turns[n % 3], words.NEWS[0])
            ended_on = (month.plus(1).day(15), month.plus(1).day(16), month.plus(1).end)[n // 2]
            case.end(element, ended_on, workdays_after(ended_on, 2 + n % 2))
            case.tell(month.plus(1).day(15 + n % 2), words.NEWS[1])
            case.rate(ended_on, *((words.RATINGS[1], NOTHING) if n % 2 else (NOTHING, "满意")))
            found.append(case)
        same_day = numbering.open(next(place), month.day(15), 3000.0, False)
        same_day.end("closed_on", month.day(15), month.day(15))
        found.append(same_day)
    return found


def _odd_days(
    numbering: Numbering, place: Iterator[str], months: Sequence[Month]
) -> list[CaseFile]:
    """Closed, terminated and approved before holidays, on make-up workdays, on holidays."""
    found = []
    for n, day in enumerate(odd_days(months[0].start, months[-1].end)):
        case = numbering.open(next(place), day - 20 * A_DAY, 6000.0, True)
        case.agree(day - 10 * A_DAY, day - 10 * A_DAY)
        for delay, which in zip((0, 1, 2, None), words.MATTERS, strict=False):
            task = case.task(which, day - 10 * A_DAY, day)
            task.dated("done_on", day + (delay or 0) * A_DAY)
            task.dated("locally_approved_on", day)
            if delay is not None:
                task.dated("escalated_on", workdays_after(day, delay))
        found.append(case)
        for delay in (2, 3):
            ended = numbering.open(next(place), day - 20 * A_DAY, 3000.0, False)
            element = ("closed_on", "terminated_on")[(n + delay) % 2]
            ended.end(element, day, workdays_after(day, delay))
            found.append(ended)
    return found


def _planned_days(numbering: Numbering, place: Iterator[str], month: Month) -> list[CaseFile]:
    """At the end of the span: due on its last day, a day later; stopped in time and too late."""
    case = numbering.open(next(place), month.start, 3000.0, False)
    case.agree(month.start, month.day(2))
    for late_by, which in enumerate(words.MATTERS[:2]):
        task = case.task(which, month.day(2), month.day(20))
        task.dated("done_on", month.day(20) + late_by * A_DAY)
    case.task(words.MATTERS[2], month.day(2), month.end)
    case.task(words.MATTERS[3], month.day(2), month.end + A_DAY)
    approved = case.task(words.MATTERS[4], month.day(2), month.end + 9 * A_DAY)
    approved.dated("locally_approved_on", month.end)
    stopped = numbering.open(next(place), month.start, 3000.0, False)
    stopped.agree(month.start, month.day(2))
    for offset, which in zip((-1, 0, 1), words.MATTERS, strict=False):
        stopped.task(which, month.day(2), month.day(15) + offset * A_DAY)
    stopped.end("terminated_on", month.day(15), None)
    ended_last = numbering.open(next(place), month.start, 3000.0, False)
    ended_last.end("closed_on", month.end, None)
    return [case, stopped, ended_last]
