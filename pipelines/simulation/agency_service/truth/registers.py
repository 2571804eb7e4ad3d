"""Measures of the registers: articles sent, problems raised and closed.

Belongs here: what both registers say. Does not belong here: quotas per month (`answer.py`).
"""

from __future__ import annotations

from datetime import date

from pipelines.simulation.agency_service.truth.evidence import Evidence, name_of
from pipelines.simulation.agency_service.truth.happening import Happening
from pipelines.simulation.truth.naming import normalise
from pipelines.simulation.truth.statements import Line, latest_days


def articles(evidence: Evidence) -> list[Happening]:
    return [Happening(key[0], key, on) for key, (on, _) in _articles(evidence).items()]


def articles_adopted(evidence: Evidence) -> list[Happening]:
    found = _articles(evidence).items()
    return [Happening(key[0], key, on) for key, (on, adopted) in found if adopted]


def articles_by_15(evidence: Evidence) -> list[Happening]:
    return [happening for happening in articles(evidence) if happening.on.day <= 15]


def problems_raised(evidence: Evidence) -> list[Happening]:
    keys = {_problem_key(line) for line in evidence.problems}
    return [Happening(key[0], key, key[2]) for key in keys]


def problems_closed(evidence: Evidence) -> list[Happening]:
    closings = latest_days(evidence.problems, _problem_key, "closed_on")
    return [Happening(key[0], key, on) for key, on in closings.items()]  # type: ignore[index]


def _articles(evidence: Evidence) -> dict[tuple[str, str], tuple[date, bool]]:
    """Per city and title: the first date, and whether any entry says adopted."""
    found: dict[tuple[str, str], tuple[date, bool]] = {}
    for line in evidence.articles:
        sent_on = line.day("sent_on")
        assert sent_on is not None
        city = evidence.gazetteer.city_of(line.text("sender"))
        key = (city, normalise(line.text("title")))
        first, adopted = found.get(key, (sent_on, False))
        found[key] = (min(first, sent_on), adopted or line.says_yes("adopted"))
    return found


def _problem_key(line: Line) -> tuple[str, str, date, str]:
    raised_on = line.day("raised_on")
    assert raised_on is not None
    return (*name_of(line), raised_on, normalise(line.text("description")))
