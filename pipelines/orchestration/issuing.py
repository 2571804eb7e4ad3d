"""Issuing as somebody (签发): the one way of the command line and of the pages.

Belongs here: that it is recorded once, with the name of whoever did it, and that two of one
bulletin wait for each other. Does not belong here: the issue itself (`pipelines/issuing`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from pipelines.access import audit
from pipelines.catalog.loader import load_catalog
from pipelines.issuing.issue import Issued, issue
from pipelines.issuing.store import IssueError, only_issuer
from pipelines.orchestration.bulletins import published_kinds, template_folder
from pipelines.settings import Settings


@dataclass(frozen=True)
class Issuer:
    """Who issues, as the record of what was done names them."""

    who: str
    name: str
    role: str


@dataclass(frozen=True)
class Asked:
    """Which bulletin, on which day; `as_of`: as known on a past day."""

    regime: str
    period: str
    issued_on: date
    as_of: date | None = None


def issue_as(
    issuer: Issuer,
    asked: Asked,
    settings: Settings,
    clock: Callable[[], datetime],
    on_build: Callable[[], None],
) -> Issued:
    """Issue, and record it when there was something to issue.

    Raises OSError when the record cannot be kept (then nothing is issued), IssueError and the
    errors of the publications.
    """
    catalog = load_catalog(settings.regimes)
    if not published_kinds(catalog, asked.regime):
        raise IssueError(f"制度“{asked.regime}”没有指标，没有可以编制的通报。")
    folder = template_folder(catalog, asked.regime)
    audit.check(settings.home, clock())
    with only_issuer(settings.home, asked.regime, asked.period):
        done = issue(
            settings.home, folder, asked.regime, asked.period, asked.as_of, asked.issued_on,
            on_build,
        )  # fmt: skip
        if done.folder is not None:
            said = f"第 {done.issue.number} 次，签发日期 {asked.issued_on}"
            act = audit.act(
                clock(), issuer.who, issuer.name, issuer.role, "bulletin_issued",
                file=str(done.folder), period=asked.period, regime=asked.regime, detail=said,
            )  # fmt: skip
            audit.record(settings.home, act)
    return done
