"""Measures of the projects that the platform lists: new, signed, and active ones.

Belongs here: which projects count, and the services that a name leads to. Does not belong here:
what is done for projects known by name only (`measures.py`), the link itself (`evidence.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date

from pipelines.simulation.agency_service.truth.evidence import (
    Evidence,
    Name,
    Service,
    end_of,
    is_contact,
    name_of,
)
from pipelines.simulation.agency_service.truth.happening import Happening
from pipelines.simulation.truth.statements import Line

THRESHOLD = 3000  # 万元
BASE_DATE = date(2016, 1, 1)


@dataclass(frozen=True)
class Coded:
    """A new or signed project."""

    code: str
    county: str
    since: date


def new_projects(evidence: Evidence) -> list[Happening]:
    return [Happening(p.county, p.code, p.since) for p in _new(evidence).values()]


def new_projects_agency(evidence: Evidence) -> list[Happening]:
    return _new_served(evidence, evidence.filings)


def new_projects_served(evidence: Evidence) -> list[Happening]:
    return _new_served(evidence, [*evidence.filings, *evidence.contacts, *evidence.tracked])


def new_matters_filed(evidence: Evidence) -> list[Happening]:
    return _new_matters(evidence, ((key, key[3]) for key in evidence.matters))


def new_matters_closed(evidence: Evidence) -> list[Happening]:
    return _new_matters(evidence, evidence.closings.items())


def signed_projects(evidence: Evidence) -> list[Happening]:
    return [Happening(p.county, p.code, p.since) for p in _signed(evidence).values()]


def signed_agency(evidence: Evidence) -> list[Happening]:
    form3 = [_service(line) for line in evidence.tracking if line.says_yes("agency")]
    return _signed_served(evidence, [*evidence.filings, *form3])


def signed_tracked(evidence: Evidence) -> list[Happening]:
    return _signed_served(evidence, [*evidence.filings, *evidence.contacts, *evidence.tracked])


def signed_visited_city(evidence: Evidence) -> list[Happening]:
    return _signed_served(evidence, _visited(evidence, "city"))


def signed_visited_county(evidence: Evidence) -> list[Happening]:
    return _signed_served(evidence, _visited(evidence, "county"))


def active_projects(evidence: Evidence) -> list[Happening]:
    """New until the end of their entry year, signed for good; none once full or terminated."""
    full = _first_full(evidence)
    ended = {p.text("project_code") for p in evidence.projects if p.text("status") == "终止"}
    found = []
    for project in _new(evidence).values():
        until = min(date(project.since.year + 1, 1, 1), full.get(project.code, date.max))
        found.append(Happening(project.county, project.code, project.since, until))
    for project in _signed(evidence).values():
        until = full.get(project.code, date.max)
        found.append(Happening(project.county, project.code, project.since, until))
    return [happening for happening in found if happening.subject not in ended]


def contacted_projects(evidence: Evidence) -> list[Happening]:
    active: dict[Hashable, list[Happening]] = defaultdict(list)
    for happening in active_projects(evidence):
        active[happening.subject].append(happening)
    found = []
    for line in filter(is_contact, evidence.ledger):
        for code in _codes(evidence, name_of(line)):
            end = end_of(line)
            states = [h for h in active[code] if h.on <= end < h.until]
            found += [Happening(state.unit, code, end) for state in states]
    return found


def _new(evidence: Evidence) -> dict[str, Coded]:
    """新引进项目: at least 3000万元 from outside the province, by the day of entry."""
    found = {}
    for line in evidence.projects:
        entered_on = line.day("entered_on")
        is_outside = line.text("source") in ("省外境内", "境外")
        if entered_on and is_outside and line.number("amount") >= THRESHOLD:
            code = line.text("project_code")
            found[code] = Coded(code, line.text("county"), entered_on)
    return found


def _signed(evidence: Evidence) -> dict[str, Coded]:
    """Investment projects signed at events since 2016."""
    found = {}
    for line in evidence.signed:
        day = line.day("event_on") or line.day("signed_on")
        if day and day >= BASE_DATE and line.text("project_type") == "投资":
            code = line.text("project_code")
            found[code] = Coded(code, line.text("county"), day)
    return found


def _new_served(evidence: Evidence, services: Iterable[Service]) -> list[Happening]:
    new, found = _new(evidence), []
    for service in services:
        project = new.get(evidence.project_of.get(service.name, ""))
        if project and service.on.year == project.since.year:
            found.append(Happening(project.county, project.code, max(project.since, service.on)))
    return found


def _new_matters(
    evidence: Evidence, dated: Iterable[tuple[tuple[str, str, str, date], date]]
) -> list[Happening]:
    new, found = _new(evidence), []
    for key, on in dated:
        project = new.get(evidence.project_of.get((key[0], key[1]), ""))
        if project and on.year == project.since.year:
            found.append(Happening(project.county, key, max(project.since, on)))
    return found


def _signed_served(evidence: Evidence, services: Iterable[Service]) -> list[Happening]:
    signed, found = _signed(evidence), []
    for service in services:
        project = signed.get(evidence.signed_of.get(service.name, ""))
        if project:
            found.append(Happening(project.county, project.code, max(project.since, service.on)))
    return found


def _visited(evidence: Evidence, level: str) -> list[Service]:
    """On-site visits of form 3: the split columns decide where filled, else the sheet's centre."""
    found = []
    for line in evidence.tracking:
        if line.states("city_visits") or line.states("county_visits"):
            visits = line.number(f"{level}_visits")
        else:
            is_theirs = evidence.gazetteer.unit(line.centre).level == level
            visits = line.number("visits") if is_theirs else 0
        if visits > 0:
            found.append(_service(line))
    return found


def _service(line: Line) -> Service:
    return Service(name_of(line), end_of(line))


def _codes(evidence: Evidence, name: Name) -> set[str]:
    """The platform codes that a name leads to, through either list."""
    links = (evidence.project_of.get(name), evidence.signed_of.get(name))
    return {code for code in links if code}


def _first_full(evidence: Evidence) -> dict[str, date]:
    """Per code the end of the first period in which a return says 达产."""
    found: dict[str, date] = {}
    ledger = [line for line in evidence.ledger if line.text("progress") == "达产"]
    for line in [*ledger, *(line for line in evidence.tracking if line.says_yes("p_full"))]:
        for code in _codes(evidence, name_of(line)):
            found[code] = min(found.get(code, date.max), end_of(line))
    return found
