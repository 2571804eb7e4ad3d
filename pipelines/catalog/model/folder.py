"""One policy folder whole, and all of them with the shared lists.

Belongs here: which parts a folder has. Does not belong here: reading them (`catalog/folder.py`).
"""

from __future__ import annotations

from pipelines.catalog.model.definition import Definition
from pipelines.catalog.model.forms import Duty, Form
from pipelines.catalog.model.numbers import Indicator, Measure, Watchlist
from pipelines.catalog.model.places import OrgUnit, ReportingLine, Tile
from pipelines.catalog.model.policy import CodeList, Regime
from pipelines.catalog.model.steps import Step


class RegimeFolder(Definition):
    """Everything one regime folder says."""

    regime: Regime
    path: str
    forms: tuple[Form, ...] = ()
    duties: tuple[Duty, ...] = ()
    steps: tuple[Step, ...] = ()
    watchlists: tuple[Watchlist, ...] = ()
    measures: tuple[Measure, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    lists: tuple[CodeList, ...] = ()
    reporting_lines: tuple[ReportingLine, ...] = ()


class Catalog(Definition):
    """All loaded regimes and the shared lists; `version` is a hash of every file read."""

    version: str
    regimes: tuple[RegimeFolder, ...]
    org_units: tuple[OrgUnit, ...]
    tiles: tuple[Tile, ...] = ()
