"""What happens in a case, as a plot: how many workdays after what, and which calls were made.

Belongs here: plots by chance, and those on the edge of a limit that every span must contain.
Does not belong here: turning plots into records (`population.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from pipelines.simulation.case_service.core.workdays import (
    is_workday,
    next_workday,
    workday_on_or_after,
    workdays_after,
)
from pipelines.simulation.months import Month

FLOOR = 5000.0  # 万元: from here on a project is in scope
LIMIT_MINUTES = 30


@dataclass
class TaskPlot:
    """A task: the call, minutes until it is collected (None: never), workdays until it is done
    beyond what was promised (None: never)."""

    call: datetime
    minutes: int | None
    promised: int
    beyond: int | None
    feedback_days: int | None = 0


@dataclass
class Plot:
    """A case: workdays until the team and the plan (None: never), and how it ends."""

    accepted_on: date
    team_after: int | None = 1
    plan_after: int | None = 1
    amount: float = 8000.0
    closed_on: date | None = None
    terminated_on: date | None = None
    states_reason: bool = True
    is_complete: bool = True  # evaluated, revisited, all on file
    tasks: list[TaskPlot] = field(default_factory=list)


def by_chance(rng: Random, months: Sequence[Month], scale: float) -> Iterator[Plot]:
    """A few cases a month, mostly well served."""
    for month in months:
        for _ in range(max(2, round(6 * scale))):
            accepted = month.day(rng.randint(1, month.days))
            plot = Plot(
                accepted,
                team_after=rng.choice((0, 1, 1, 1, 1, 2, 3, None)),
                plan_after=rng.choice((0, 1, 1, 1, 1, 2, 4, None)),
                amount=rng.choice((FLOOR, 6500.0, 8000.0, 12000.0, 25000.0, 4800.0)),
                is_complete=rng.random() < 0.5,
                states_reason=rng.random() < 0.8,
            )
            begin = workdays_after(accepted, rng.choice((2, 3, 5)))
            plot.tasks = [_task_by_chance(rng, begin) for _ in range(rng.choice((1, 2, 3, 4)))]
            draw = rng.random()
            if draw < 0.5:
                plot.closed_on = begin + timedelta(days=rng.choice((20, 35, 60)))
            elif draw < 0.65:
                plot.terminated_on = accepted + timedelta(days=rng.choice((0, 1, 5, 25)))
            yield plot


def _task_by_chance(rng: Random, begin: date) -> TaskPlot:
    day = begin + timedelta(days=rng.randint(0, 12))
    call = datetime.combine(day, time(rng.randint(8, 17), rng.randrange(60)))
    return TaskPlot(
        call,
        minutes=rng.choice((8, 15, 22, 29, 30, 30, 31, 45, 200, None)),
        promised=rng.choice((1, 3, 5, 10)),
        beyond=rng.choice((-2, -1, 0, 0, 0, 1, 3, None)),
        feedback_days=rng.choice((0, 0, 1, 5, None)),
    )


def on_the_edge(months: Sequence[Month]) -> Iterator[Plot]:
    """Cases on a limit and one past it, in the middle month, about the holiday and at the end."""
    first, last = months[0].start, months[-1].end
    yield from _edges_of_days(_before_holiday(first, last))
    yield from _edges_of_days(_saturday(months[len(months) // 2].start))
    yield from _edges_of_scope(months[len(months) // 2].day(10))
    yield from _edges_of_ending(workday_on_or_after(months[len(months) // 2].day(12)))
    yield from _edges_of_calls(_friday(months[len(months) // 2].day(12)))
    yield from _edges_of_promises(workday_on_or_after(_before_holiday(first, last)))
    yield from _not_yet_due(last)


def _edges_of_days(accepted: date) -> Iterator[Plot]:
    for team, plan in ((1, 1), (1, 2), (2, 1), (0, 0), (None, None), (1, None)):
        yield Plot(accepted, team_after=team, plan_after=plan)


def _edges_of_scope(accepted: date) -> Iterator[Plot]:
    for amount in (FLOOR, FLOOR - 1):
        yield Plot(accepted, amount=amount)


def _edges_of_ending(accepted: date) -> Iterator[Plot]:
    """Stopped on the acceptance day, on the limit, and one workday later without a team."""
    for stop in (accepted, next_workday(accepted), workdays_after(accepted, 2)):
        task = TaskPlot(datetime.combine(accepted, time(9)), 10, 2, None)
        yield Plot(accepted, None, None, terminated_on=stop, tasks=[task])
    yield Plot(accepted, 1, 1, terminated_on=workdays_after(accepted, 3), states_reason=False)
    yield Plot(accepted, 1, 1, closed_on=workdays_after(accepted, 9), is_complete=True)
    yield Plot(accepted, 1, 1, closed_on=workdays_after(accepted, 9), is_complete=False)


def _edges_of_calls(friday: date) -> Iterator[Plot]:
    """Calls at the edges of office hours, collected after exactly 30 minutes and after 31."""
    clocks = (time(8, 29), time(8, 30), time(17, 30), time(17, 31), time(17, 45))
    accepted = friday - timedelta(days=5)
    for minutes in (LIMIT_MINUTES, LIMIT_MINUTES + 1, None):
        calls = [datetime.combine(friday, clock) for clock in clocks]
        calls.append(datetime.combine(friday + timedelta(days=1), time(10)))
        yield Plot(accepted, tasks=[TaskPlot(call, minutes, 3, 0) for call in calls])


def _edges_of_promises(day: date) -> Iterator[Plot]:
    """Promised workdays kept to the day and missed by one, across the holiday."""
    call = datetime.combine(day, time(9, 15))
    tasks = [TaskPlot(call, 20, promised, beyond) for promised in (1, 5) for beyond in (0, 1, None)]
    yield Plot(day - timedelta(days=7), tasks=tasks)


def _not_yet_due(last: date) -> Iterator[Plot]:
    """Accepted and called on the span's last days: the limit lies after them, or on the last."""
    for day in (last, last - timedelta(days=1), last - timedelta(days=3)):
        call = datetime.combine(day, time(16, 0))
        tasks = [TaskPlot(call, None, 1, None), TaskPlot(call, 10, 10, None)]
        yield Plot(day, None, None, tasks=tasks)


def _before_holiday(first: date, last: date) -> date:
    """The workday before the longest rest of the span."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    workdays = [day for day in days if is_workday(day)]
    return max(workdays, key=lambda day: ((next_workday(day) - day).days, day))


def _saturday(day: date) -> date:
    while day.weekday() != 5 or is_workday(day):
        day += timedelta(days=1)
    return day


def _friday(day: date) -> date:
    while day.weekday() != 4 or not is_workday(day):
        day += timedelta(days=1)
    return day
