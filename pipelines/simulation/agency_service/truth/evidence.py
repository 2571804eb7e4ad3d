"""The usable lines of the current returns, and how they hang together by name.

Belongs here: the link from names to platform codes. Does not belong
here: any measure (`measures.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pipelines.simulation.gazetteer import Gazetteer
from pipelines.simulation.months import last_day
from pipelines.simulation.returns import Return
from pipelines.simulation.truth.naming import normalise
from pipelines.simulation.truth.statements import Line, current, latest_days, lines

Name = tuple[str, str]  # county, normalised project name
MatterKey = tuple[str, str, str, date]  # county, project, matter, filing date


@dataclass(frozen=True)
class Service:
    """Something done for a named project on a day."""

    name: Name
    on: date


class Evidence:
    """All that the measures look at."""

    def __init__(self, gazetteer: Gazetteer, returns: Iterable[Return]) -> None:
        self.gazetteer = gazetteer
        now = current(returns)
        self.ledger = lines(now, "ledger")
        self.tracking = lines(now, "tracking")
        self.articles = lines(now, "articles")
        self.problems = lines(now, "problems")
        self.projects = lines(now, "projects")
        self.signed = lines(now, "signed_projects")

    @cached_property
    def matter_lines(self) -> list[Line]:
        return [line for line in self.ledger if line.states("matter")]

    @cached_property
    def matters(self) -> set[MatterKey]:
        return {matter_key(line) for line in self.matter_lines}

    @cached_property
    def closings(self) -> dict[MatterKey, date]:
        found = latest_days(self.matter_lines, matter_key, "closed_on")
        return {key: day for key, day in found.items() if key in self.matters}  # type: ignore[misc]

    @cached_property
    def filings(self) -> list[Service]:
        return [Service((county, project), on) for county, project, _, on in self.matters]

    @cached_property
    def contacts(self) -> list[Service]:
        """Visits and calls in the ledger, dated at the end of the month that states them."""
        return [Service(name_of(line), end_of(line)) for line in self.ledger if is_contact(line)]

    @cached_property
    def tracked(self) -> list[Service]:
        """Served by form 3, dated at the quarter's end."""
        return [Service(name_of(line), end_of(line)) for line in self.tracking if is_served(line)]

    @cached_property
    def project_of(self) -> dict[Name, str]:
        return _unambiguous(self.projects)

    @cached_property
    def signed_of(self) -> dict[Name, str]:
        return _unambiguous(self.signed)


def name_of(line: Line) -> Name:
    return line.text("county"), normalise(line.text("project_name"))


def matter_key(line: Line) -> MatterKey:
    filed_on = line.day("filed_on")
    assert filed_on is not None  # a matter without a filing date is unusable
    return (*name_of(line), normalise(line.text("matter")), filed_on)


def end_of(line: Line) -> date:
    return last_day(line.sent.period)


def is_contact(line: Line) -> bool:
    return line.number("visits") > 0 or line.number("calls") > 0


def is_served(line: Line) -> bool:
    counts = ("visits", "calls", "city_visits", "county_visits")
    return (
        line.says_yes("tracked")
        or line.says_yes("agency")
        or any(line.number(element) > 0 for element in counts)
    )


def _unambiguous(found: Iterable[Line]) -> dict[Name, str]:
    codes: dict[Name, set[str]] = defaultdict(set)
    for line in found:
        codes[name_of(line)].add(line.text("project_code"))
    return {name: next(iter(group)) for name, group in codes.items() if len(group) == 1}
