"""How a case goes by chance: agreement, plan, tasks, news to the owner, its end.

Belongs here: chance. Does not belong here: cases made on purpose (`boundaries.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

from pipelines.simulation.case_service.core.half_months import halves_between
from pipelines.simulation.case_service.core.records import Record
from pipelines.simulation.case_service.core.workdays import workdays_after
from pipelines.simulation.investor_agency import words
from pipelines.simulation.investor_agency.case_file import CaseFile, Numbering
from pipelines.simulation.investor_agency.days import A_DAY, later, some_day, turning_day
from pipelines.simulation.months import Month

PER_PLACE_AND_MONTH = 0.7
EDGES = (4999.0, 4999.99, 5000.0, 5000.0, 9999.0, 9999.99, 10000.0, 10000.0)


def live(
    rng: Random, numbering: Numbering, places: Sequence[str], months: Sequence[Month], scale: float
) -> list[CaseFile]:
    """Cases registered in `months`, at each of `places`; what happens may lie after them."""
    found = []
    for place in places:
        diligence = rng.uniform(0.6, 1.0)
        for month in months:
            while rng.random() < PER_PLACE_AND_MONTH * scale / (1 + PER_PLACE_AND_MONTH * scale):
                found.append(_one(rng, numbering, place, month, months[-1].end, diligence))
    return found


def _one(
    rng: Random, numbering: Numbering, place: str, month: Month, last: date, diligence: float
) -> CaseFile:
    amount = rng.choice(EDGES) if rng.random() < 0.4 else float(round(rng.lognormvariate(8.6, 1)))
    case = numbering.open(place, some_day(rng, month), amount, rng.random() < 0.75)
    _lead(rng, case, amount, diligence)
    last_day = case.registered_on
    if rng.random() < 0.9:
        agreed_on = later(rng, case.registered_on, 10)
        plan_made_on = later(rng, agreed_on, 15) if rng.random() < diligence else None
        case.agree(agreed_on, plan_made_on)
        last_day = _tasks(rng, case, plan_made_on or agreed_on, diligence)
    ended_on = _end(rng, case, last_day, diligence)
    _news(rng, case, min(ended_on or last, last), diligence)
    return case


def _lead(rng: Random, case: CaseFile, amount: float, diligence: float) -> None:
    rank: str | None = rng.choice((words.OTHER_RANK, None))
    if rng.random() < (diligence if amount >= 5000 else 0.2):
        rank = rng.choice(words.HIGH_RANKS)
    is_watched = rng.random() < (diligence if amount >= 10000 else 0.1)
    named_on = later(rng, case.registered_on, 40) if rng.random() < 0.3 else case.registered_on
    case.lead(named_on, rank, rng.choice(words.SUPERVISORS) if is_watched else None)


def _tasks(rng: Random, case: CaseFile, since: date, diligence: float) -> date:
    """The last day on which something was done."""
    last_day = since
    for which in rng.sample(words.MATTERS, rng.choice((1, 2, 2, 3, 4))):
        planned_on = later(rng, since, 60) + A_DAY
        task = case.task(which, since, planned_on)
        task.values["liaison"] = rng.choice(words.LIAISONS)
        if rng.random() < 0.9:
            done_on = _done(rng, since, planned_on, diligence)
            task.dated("done_on", done_on)
            last_day = max(last_day, done_on)
        if rng.random() < 0.35:
            _go_higher(rng, task, later(rng, since, (planned_on - since).days), diligence)
    return last_day


def _done(rng: Random, since: date, planned_on: date, diligence: float) -> date:
    if rng.random() > diligence:
        return planned_on + rng.choice((1, 1, 3, 20)) * A_DAY
    return max(since, planned_on - rng.choice((0, 0, 1, 7)) * A_DAY)


def _go_higher(rng: Random, task: Record, approved_on: date, diligence: float) -> None:
    task.dated("locally_approved_on", approved_on)
    delay = rng.choice((0, 1, 1)) if rng.random() < diligence else rng.choice((2, 3, None))
    if delay is not None:
        task.dated("escalated_on", workdays_after(approved_on, delay))


def _end(rng: Random, case: CaseFile, last_day: date, diligence: float) -> date | None:
    draw = rng.random()
    if draw > 0.75:
        return None
    element = "closed_on" if draw < 0.6 else "terminated_on"
    if element == "terminated_on":  # in the midst of it
        last_day = later(rng, case.registered_on, (last_day - case.registered_on).days)
    ended_on = turning_day(rng, later(rng, last_day, 10))
    delay = rng.choice((0, 1, 2, 2)) if rng.random() < diligence else rng.choice((3, 4, None))
    archived_on = None if delay is None else workdays_after(ended_on, delay)
    case.end(element, ended_on, archived_on)
    rated_on = later(rng, ended_on, 20)
    case.rate(
        rated_on,
        rng.choice(words.RATINGS) if rng.random() < diligence else None,
        rng.choice(words.RATINGS) if rng.random() < diligence else None,
    )
    return ended_on


def _news(rng: Random, case: CaseFile, until: date, diligence: float) -> None:
    for half in halves_between(case.registered_on, until):
        if rng.random() > diligence:
            continue
        for _ in range(rng.choice((1, 1, 1, 2))):
            day = rng.choice((half.start, half.end, later(rng, half.start, 13)))
            stated_on = later(rng, day, 20) if rng.random() < 0.1 else None
            case.tell(max(day, case.registered_on), rng.choice(words.NEWS), stated_on)
