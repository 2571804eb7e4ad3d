"""The ledgers against the platform: who tracks which project, what is stalled, how high a
difficulty has risen. All of it is asked of the last day of a period.

Belongs here: what needs two forms. Does not belong here: the platform or a register by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipelines.simulation.gazetteer import Gazetteer
from pipelines.simulation.landing_service.truth.figures import RUNGS
from pipelines.simulation.landing_service.truth.mentions import projects_in_items
from pipelines.simulation.landing_service.truth.platform import (
    TERMINATED,
    fulfilled_on,
    started_on,
)
from pipelines.simulation.landing_service.truth.registers import (
    MEETING,
    is_joint,
    newest,
    unfinished_from,
)
from pipelines.simulation.months import last_day
from pipelines.simulation.returns import Return
from pipelines.simulation.truth import Fact, Line, lines

MINIMUMS = {"province": 100000, "city": 50000, "county": 10000}  # 万元
FULFIL_DAYS, START_DAYS, PRODUCTION_DAYS = 90, 180, 365


@dataclass(frozen=True)
class Entry:
    """A ledger's line and the days on which that ledger is in force."""

    line: Line
    from_on: date
    until_on: date | None

    def holds(self, day: date) -> bool:
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


def ledger_facts(
    gazetteer: Gazetteer, now: Sequence[Return], periods: Sequence[str], horizon: date
) -> Iterator[Fact]:
    entries: dict[str, list[Entry]] = defaultdict(list)
    for entry in _entries(gazetteer, now):
        entries[entry.line.text("project_code")].append(entry)
    projects = [p for p in lines(now, "projects") if p.text("status") != TERMINATED]
    items = newest(lines(now, "meetings"), MEETING, date.max)
    troubled = [p for p in projects if any(
        entry.line.states("difficulty") for entry in entries[p.text("project_code")]
    )]  # fmt: skip
    joint = [line for line in items if is_joint(gazetteer, line)]
    meant = projects_in_items(lines(now, "projects"), troubled, joint)
    for project in projects:
        own, named = entries[project.text("project_code")], meant[project.text("project_code")]
        for end in sorted({last_day(period) for period in periods}):
            if project.day("signed_on"):
                yield from _tracking(gazetteer, project, own, end)
                yield from _stalled(project, end, horizon)
            yield from _difficulty(gazetteer, project, own, named, end)


def _entries(gazetteer: Gazetteer, now: Iterable[Return]) -> Iterator[Entry]:
    """A ledger is in force from its quarter's end until the same sender's next."""
    ledgers = [sent for sent in now if sent.form == "landing_ledger"]
    for sent in ledgers:
        sender, end = gazetteer.root_of(sent.unit), last_day(sent.period)
        later = [
            last_day(other.period)
            for other in ledgers
            if gazetteer.root_of(other.unit) == sender and last_day(other.period) > end
        ]
        until = min(later) - timedelta(days=1) if later else None
        for line in lines([sent], "landing_ledger"):
            yield Entry(line, end, until)


def _fact(measure: str, project: Line, end: date) -> Fact:
    return Fact(measure, project.text("county"), project.text("project_code"), end, end)


def _tracking(
    gazetteer: Gazetteer, project: Line, entries: Iterable[Entry], end: date
) -> Iterator[Fact]:
    signed_on = project.day("signed_on")
    if not project.text("key_industry") or not signed_on or signed_on > end:
        return
    keepers = {gazetteer.root_of(entry.line.centre) for entry in entries if entry.holds(end)}
    county = project.text("county")
    city = gazetteer.city_of(county)
    is_own = gazetteer.is_own_county(county)
    wanted = {"province": gazetteer.root, "city": city, "county": city if is_own else county}
    for level, minimum in MINIMUMS.items():
        if project.number("amount") >= minimum:
            yield _fact(f"key_projects_{level}", project, end)
            if wanted[level] in keepers:
                yield _fact(f"tracked_{level}", project, end)


def _stalled(project: Line, end: date, horizon: date) -> Iterator[Fact]:
    """At a day only one stage is waited for; longer than its days means stalled."""
    signed_on = project.day("signed_on")
    assert signed_on
    fulfilled, started, produced = (
        fulfilled_on(project), started_on(project), project.day("produced_on"),
    )  # fmt: skip
    day = min(end, horizon)
    if fulfilled is None or fulfilled > end:
        cause, since = "stalled_unfulfilled", signed_on + timedelta(days=FULFIL_DAYS)
    elif started is None or started > end:
        since = max(signed_on + timedelta(days=START_DAYS), fulfilled - timedelta(days=1))
        cause = "stalled_unstarted"
    elif produced is None or produced > end:
        cause, since = "stalled_slow", started + timedelta(days=PRODUCTION_DAYS)
    else:
        return
    if day > since:
        yield _fact(cause, project, end)
        yield _fact("stalled_projects", project, end)


def _difficulty(
    gazetteer: Gazetteer, project: Line, entries: Iterable[Entry], named: Iterable[Line], end: date
) -> Iterator[Fact]:
    order = ("county", "city", "province")
    rungs = [
        order.index(gazetteer.unit(entry.line.centre).level)
        for entry in entries
        if entry.line.states("difficulty") and entry.holds(end)
    ]
    for line in named:
        from_on, until_on = unfinished_from(line)
        if from_on <= end and (until_on is None or end <= until_on):
            rungs.append(len(order))
    if rungs:
        yield _fact("difficulties_open", project, end)
        yield _fact(RUNGS[max(rungs)], project, end)
