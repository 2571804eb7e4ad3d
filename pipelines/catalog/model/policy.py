"""The policy itself (制度): clauses, assumptions, settings and closed lists.

Belongs here: the shape of `regime.yml` and `lists.yml`.
"""

from __future__ import annotations

from datetime import date

from pydantic import Field

from pipelines.catalog.model.definition import Definition


class Clause(Definition):
    """A numbered clause (条款) of the policy document, quoted whole."""

    id: str
    title: str = ""
    text: str


class Assumption(Definition):
    """A gap in the policy and what is assumed until someone decides (口径说明)."""

    id: str
    clause: str = ""
    gap: str
    assumed: str


class Setting(Definition):
    """A decision kept as data, so that an office may decide otherwise."""

    name: str
    value: str | int | float | bool
    note: str
    clause: str = ""


class ListItem(Definition):
    name: str
    aliases: tuple[str, ...] = ()
    attributes: dict[str, str] = Field(default_factory=dict)


class CodeList(Definition):
    """A closed list (代码表), for example the thirteen provincial events of 2016."""

    id: str
    name: str
    items: tuple[ListItem, ...]


class Regime(Definition):
    """One policy (制度): `regime.yml`. A regime without `root_unit` is a data source only."""

    id: str
    title: str
    short_title: str
    document_number: str = ""
    issuer: str = ""
    receiver: str = ""  # the office that receives the returns
    root_unit: str  # code of the unit at the top; its descendants take part
    valid_from: date
    valid_to: date | None = None
    simulator: str = ""  # module under pipelines.simulation
    clauses: tuple[Clause, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    settings: tuple[Setting, ...] = ()
