"""Cases and tasks out of plots: every date, day by day.

Belongs here: what a plot comes to in the calendar. Does not belong here: forms and files.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from random import Random

from pipelines.simulation.case_service import names
from pipelines.simulation.case_service.core.records import Record
from pipelines.simulation.case_service.core.workdays import clock_starts, workdays_after
from pipelines.simulation.case_service.plots import Plot, TaskPlot, by_chance, on_the_edge
from pipelines.simulation.months import Month

STAGES = (
    "consultation", "application", "commission", "handling", "closing", "delivery", "evaluation",
    "revisit",
)  # fmt: skip
GRADES = ("非常满意", "满意", "基本满意", "不满意")


def populate(
    rng: Random, months: Sequence[Month], departments: Sequence[str], scale: float
) -> list[Record]:
    """The cases of the span with their tasks, in the order of acceptance."""
    plots = [*on_the_edge(months), *by_chance(rng, months, scale)]
    plots.sort(key=lambda plot: plot.accepted_on)
    return [_case(rng, number, plot, departments) for number, plot in enumerate(plots, start=1)]


def _case(rng: Random, number: int, plot: Plot, departments: Sequence[str]) -> Record:
    accepted = plot.accepted_on
    case = Record(
        accepted,
        {
            "case_no": f"DB{accepted.year}{number:03d}",
            "project_name": names.project_name(rng, number),
            "client": names.client(rng),
            "amount": plot.amount,
            "accepted_on": accepted,
        },
    )
    ended = plot.closed_on or plot.terminated_on
    _prepare(case, plot, ended)
    _file(rng, case, accepted, "consultation", "application")
    called = [task for task in plot.tasks if ended is None or task.call.date() <= ended]
    for task_plot, matter in zip(called, rng.sample(names.MATTERS, len(called)), strict=True):
        department = departments[rng.randrange(len(departments))]
        case.parts.append(_task(case, task_plot, matter, department, plot.terminated_on))
    if ended is not None:
        _end(rng, case, plot, ended)
    return case


def _prepare(case: Record, plot: Plot, ended: date | None) -> None:
    """Team, plan and agreement, as far as they come before the end."""
    day = plot.accepted_on
    for element, after in (("team_on", plot.team_after), ("plan_on", plot.plan_after)):
        if after is None:
            return
        day = workdays_after(day, after)
        if ended is not None and day > ended:
            return
        case.dated(element, day)
    case.dated("agreement_on", day)
    case.happens(day, archive_commission="有")


def _task(
    case: Record, plot: TaskPlot, matter: str, department: str, stopped_on: date | None
) -> Record:
    task = Record(
        plot.call.date(),
        {
            "case_no": case.values["case_no"],
            "matter": matter,
            "department": department,
            "dispatched_at": plot.call,
            "promised_workdays": plot.promised,
        },
    )
    begins = plot.call
    if plot.minutes is not None:
        begins = clock_starts(plot.call) + timedelta(minutes=plot.minutes)
        task.dated("collected_at", begins)
    if plot.beyond is not None:
        done = _done_on(begins, plot)
        if stopped_on is None or done <= stopped_on:
            task.dated("closed_on", done)
            if plot.feedback_days is not None:
                task.dated("feedback_on", done + timedelta(days=plot.feedback_days))
            return task
    if stopped_on is not None:
        task.dated("terminated_on", max(stopped_on, task.since))
    return task


def _done_on(begins: datetime, plot: TaskPlot) -> date:
    return workdays_after(begins.date(), max(0, plot.promised + (plot.beyond or 0)))


def _end(rng: Random, case: Record, plot: Plot, ended: date) -> None:
    """Closing or termination, and what follows it in the weeks after."""
    if plot.closed_on is not None:
        case.dated("closed_on", ended)
    else:
        case.dated("terminated_on", ended)
        if plot.states_reason:
            case.happens(ended, termination_reason=rng.choice(names.REASONS))
    _file(rng, case, ended, "handling", "closing", surely=plot.is_complete)
    if plot.is_complete or rng.random() < 0.6:
        case.dated("delivered_on", ended + timedelta(days=rng.choice((0, 1, 3))))
        _file(rng, case, ended + timedelta(days=3), "delivery", surely=plot.is_complete)
    if plot.is_complete or rng.random() < 0.6:
        on = ended + timedelta(days=rng.choice((0, 2, 20)))
        case.dated("evaluated_on", on)
        case.happens(on, satisfaction=rng.choice(GRADES))
        _file(rng, case, on, "evaluation", surely=plot.is_complete)
    if plot.closed_on is not None and (plot.is_complete or rng.random() < 0.4):
        on = ended + timedelta(days=rng.choice((7, 30, 45)))
        case.dated("revisited_on", on)
        _file(rng, case, on, "revisit", surely=plot.is_complete)


def _file(rng: Random, case: Record, on: date, *stages: str, surely: bool = False) -> None:
    """A stage comes on file, mostly; what is missing is 无 or left blank."""
    for stage in stages:
        if surely or rng.random() < 0.85:
            case.happens(on, **{f"archive_{stage}": "有"})
        elif rng.random() < 0.5:
            case.happens(on, **{f"archive_{stage}": "无"})
