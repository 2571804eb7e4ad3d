"""All measures by name, and those of projects known by the name that the offices give them.

Belongs here: the list, and what the ledgers and form 3 say by themselves. Does not belong here:
projects of the platform (`platform_projects.py`), articles and problems (`registers.py`),
ratios (`indicators.py`), counting by unit and period (`simulation/truth`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from pipelines.simulation.agency_service.truth.evidence import Evidence
from pipelines.simulation.agency_service.truth.happening import Happening
from pipelines.simulation.agency_service.truth.platform_projects import (
    active_projects,
    contacted_projects,
    new_matters_closed,
    new_matters_filed,
    new_projects,
    new_projects_agency,
    new_projects_served,
    signed_agency,
    signed_projects,
    signed_tracked,
    signed_visited_city,
    signed_visited_county,
)
from pipelines.simulation.agency_service.truth.registers import (
    articles,
    articles_adopted,
    articles_by_15,
    problems_closed,
    problems_raised,
)


def agency_projects(evidence: Evidence) -> list[Happening]:
    return [Happening(s.name[0], s.name, s.on) for s in evidence.filings]


def tracked_projects(evidence: Evidence) -> list[Happening]:
    services = [*evidence.filings, *evidence.contacts, *evidence.tracked]
    return [Happening(s.name[0], s.name, s.on) for s in services]


def matters_filed(evidence: Evidence) -> list[Happening]:
    return [Happening(key[0], key, key[3]) for key in evidence.matters]


def matters_closed(evidence: Evidence) -> list[Happening]:
    return [Happening(key[0], key, on) for key, on in evidence.closings.items()]


Basis = Literal["ytd", "period", "cum"]
MEASURES: dict[str, tuple[Callable[[Evidence], list[Happening]], Basis]] = {
    "agency_projects": (agency_projects, "ytd"),
    "matters_filed": (matters_filed, "ytd"),
    "matters_closed": (matters_closed, "ytd"),
    "tracked_projects": (tracked_projects, "ytd"),
    "new_projects": (new_projects, "ytd"),
    "new_projects_agency": (new_projects_agency, "ytd"),
    "new_matters_filed": (new_matters_filed, "ytd"),
    "new_matters_closed": (new_matters_closed, "ytd"),
    "new_projects_served": (new_projects_served, "ytd"),
    "signed_projects": (signed_projects, "cum"),
    "signed_agency": (signed_agency, "cum"),
    "signed_tracked": (signed_tracked, "cum"),
    "signed_visited_city": (signed_visited_city, "cum"),
    "signed_visited_county": (signed_visited_county, "cum"),
    "active_projects": (active_projects, "cum"),
    "contacted_projects": (contacted_projects, "period"),
    "problems_raised": (problems_raised, "ytd"),
    "problems_closed": (problems_closed, "ytd"),
}
ARTICLE_MEASURES: dict[str, Callable[[Evidence], list[Happening]]] = {
    "articles": articles,
    "articles_adopted": articles_adopted,
    "articles_by_15": articles_by_15,
}
